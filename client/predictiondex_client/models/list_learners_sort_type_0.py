from enum import StrEnum


class ListLearnersSortType0(StrEnum):
    DEX_NUMBER = "dex_number"
    LEVEL = "level"
    SLUG = "slug"
    VALUE_3 = "-dex_number"
    VALUE_4 = "-slug"
    VALUE_5 = "-level"

    def __str__(self) -> str:
        return str(self.value)
