from typing import Literal

Judge = Literal["outcomes", "own", "reference"]

JUDGE_VALUES: set[Judge] = {"outcomes", "own", "reference"}


def check_judge(value: str) -> Judge:
    if value in JUDGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {JUDGE_VALUES!r}")
