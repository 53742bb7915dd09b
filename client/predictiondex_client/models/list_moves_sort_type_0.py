from enum import StrEnum


class ListMovesSortType0(StrEnum):
    ACCURACY = "accuracy"
    POWER = "power"
    PP = "pp"
    PRIORITY = "priority"
    SLUG = "slug"
    VALUE_5 = "-slug"
    VALUE_6 = "-power"
    VALUE_7 = "-accuracy"
    VALUE_8 = "-pp"
    VALUE_9 = "-priority"

    def __str__(self) -> str:
        return str(self.value)
