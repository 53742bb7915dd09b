from enum import StrEnum


class Form(StrEnum):
    ALOLA = "alola"
    BASE = "base"
    MEGA = "mega"
    PARTNER = "partner"

    def __str__(self) -> str:
        return str(self.value)
