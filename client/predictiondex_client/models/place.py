from typing import Literal

Place = Literal["production", "staging"]

PLACE_VALUES: set[Place] = {"production", "staging"}


def check_place(value: str) -> Place:
    if value in PLACE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PLACE_VALUES!r}")
