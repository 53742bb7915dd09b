from typing import Literal

NatureSort = Literal["-slug", "slug"]

NATURE_SORT_VALUES: set[NatureSort] = {"-slug", "slug"}


def check_nature_sort(value: str) -> NatureSort:
    if value in NATURE_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NATURE_SORT_VALUES!r}")
