from enum import StrEnum


class ListMovesOfPokemonSortType0(StrEnum):
    ACCURACY = "accuracy"
    LEVEL = "level"
    POWER = "power"
    PP = "pp"
    SLUG = "slug"
    VALUE_5 = "-slug"
    VALUE_6 = "-level"
    VALUE_7 = "-power"
    VALUE_8 = "-accuracy"
    VALUE_9 = "-pp"

    def __str__(self) -> str:
        return str(self.value)
