from typing import Literal

LearnerSort = Literal["-dex_number", "-level", "-slug", "dex_number", "level", "slug"]

LEARNER_SORT_VALUES: set[LearnerSort] = {"-dex_number", "-level", "-slug", "dex_number", "level", "slug"}


def check_learner_sort(value: str) -> LearnerSort:
    if value in LEARNER_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LEARNER_SORT_VALUES!r}")
