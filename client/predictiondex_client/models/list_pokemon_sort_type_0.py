from enum import StrEnum


class ListPokemonSortType0(StrEnum):
    ATK = "atk"
    DEF = "def"
    DEX_NUMBER = "dex_number"
    HEIGHT = "height"
    HP = "hp"
    SLUG = "slug"
    SPA = "spa"
    SPD = "spd"
    SPE = "spe"
    TOTAL = "total"
    VALUE_11 = "-dex_number"
    VALUE_12 = "-slug"
    VALUE_13 = "-height"
    VALUE_14 = "-weight"
    VALUE_15 = "-total"
    VALUE_16 = "-hp"
    VALUE_17 = "-atk"
    VALUE_18 = "-def"
    VALUE_19 = "-spa"
    VALUE_20 = "-spd"
    VALUE_21 = "-spe"
    WEIGHT = "weight"

    def __str__(self) -> str:
        return str(self.value)
