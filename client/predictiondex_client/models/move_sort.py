from typing import Literal

MoveSort = Literal["-accuracy", "-power", "-pp", "-priority", "-slug", "accuracy", "power", "pp", "priority", "slug"]

MOVE_SORT_VALUES: set[MoveSort] = {
    "-accuracy",
    "-power",
    "-pp",
    "-priority",
    "-slug",
    "accuracy",
    "power",
    "pp",
    "priority",
    "slug",
}


def check_move_sort(value: str) -> MoveSort:
    if value in MOVE_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MOVE_SORT_VALUES!r}")
