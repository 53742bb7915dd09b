from typing import Literal

LearnMethod = Literal["evolution", "inherited", "level", "start", "tm", "tutor"]

LEARN_METHOD_VALUES: set[LearnMethod] = {"evolution", "inherited", "level", "start", "tm", "tutor"}


def check_learn_method(value: str) -> LearnMethod:
    if value in LEARN_METHOD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LEARN_METHOD_VALUES!r}")
