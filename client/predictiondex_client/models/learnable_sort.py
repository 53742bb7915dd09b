from typing import Literal

LearnableSort = Literal["-accuracy", "-level", "-power", "-pp", "-slug", "accuracy", "level", "power", "pp", "slug"]

LEARNABLE_SORT_VALUES: set[LearnableSort] = {
    "-accuracy",
    "-level",
    "-power",
    "-pp",
    "-slug",
    "accuracy",
    "level",
    "power",
    "pp",
    "slug",
}


def check_learnable_sort(value: str) -> LearnableSort:
    if value in LEARNABLE_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LEARNABLE_SORT_VALUES!r}")
