from typing import Literal

Stat = Literal["atk", "def", "hp", "spa", "spd", "spe"]

STAT_VALUES: set[Stat] = {"atk", "def", "hp", "spa", "spd", "spe"}


def check_stat(value: str) -> Stat:
    if value in STAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STAT_VALUES!r}")
