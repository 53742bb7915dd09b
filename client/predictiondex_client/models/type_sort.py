from typing import Literal

TypeSort = Literal["-slug", "slug"]

TYPE_SORT_VALUES: set[TypeSort] = {"-slug", "slug"}


def check_type_sort(value: str) -> TypeSort:
    if value in TYPE_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TYPE_SORT_VALUES!r}")
