from enum import StrEnum


class ListTypesSortType0(StrEnum):
    SLUG = "slug"
    VALUE_1 = "-slug"

    def __str__(self) -> str:
        return str(self.value)
