from typing import Literal

Category = Literal["physical", "special", "status"]

CATEGORY_VALUES: set[Category] = {"physical", "special", "status"}


def check_category(value: str) -> Category:
    if value in CATEGORY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CATEGORY_VALUES!r}")
