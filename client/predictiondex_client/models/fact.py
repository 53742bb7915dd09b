from typing import Literal

Fact = Literal[
    "accuracy",
    "attack",
    "defence",
    "effects",
    "hp",
    "level",
    "power",
    "priority",
    "same_type_bonus",
    "speed",
    "type_effectiveness",
]

FACT_VALUES: set[Fact] = {
    "accuracy",
    "attack",
    "defence",
    "effects",
    "hp",
    "level",
    "power",
    "priority",
    "same_type_bonus",
    "speed",
    "type_effectiveness",
}


def check_fact(value: str) -> Fact:
    if value in FACT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FACT_VALUES!r}")
