from typing import Literal

Shift = Literal["large", "moderate", "none"]

SHIFT_VALUES: set[Shift] = {"large", "moderate", "none"}


def check_shift(value: str) -> Shift:
    if value in SHIFT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SHIFT_VALUES!r}")
