from typing import Literal

Alias = Literal["previous", "production", "staging"]

ALIAS_VALUES: set[Alias] = {"previous", "production", "staging"}


def check_alias(value: str) -> Alias:
    if value in ALIAS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ALIAS_VALUES!r}")
