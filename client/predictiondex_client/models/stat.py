from enum import StrEnum


class Stat(StrEnum):
    ATK = "atk"
    DEF = "def"
    HP = "hp"
    SPA = "spa"
    SPD = "spd"
    SPE = "spe"

    def __str__(self) -> str:
        return str(self.value)
