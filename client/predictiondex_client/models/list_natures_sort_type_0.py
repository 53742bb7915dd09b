from enum import StrEnum


class ListNaturesSortType0(StrEnum):
    SLUG = "slug"
    VALUE_1 = "-slug"

    def __str__(self) -> str:
        return str(self.value)
