from typing import Literal

Winner = Literal["a", "b", "tie"]

WINNER_VALUES: set[Winner] = {"a", "b", "tie"}


def check_winner(value: str) -> Winner:
    if value in WINNER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WINNER_VALUES!r}")
