from typing import Literal

Scenario = Literal["average", "known", "worst_case"]

SCENARIO_VALUES: set[Scenario] = {"average", "known", "worst_case"}


def check_scenario(value: str) -> Scenario:
    if value in SCENARIO_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SCENARIO_VALUES!r}")
