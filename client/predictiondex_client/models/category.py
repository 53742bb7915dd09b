from enum import StrEnum


class Category(StrEnum):
    PHYSICAL = "physical"
    SPECIAL = "special"
    STATUS = "status"

    def __str__(self) -> str:
        return str(self.value)
