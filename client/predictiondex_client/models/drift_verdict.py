from typing import Literal

DriftVerdict = Literal["out_of_domain", "population_shift", "stable", "too_few"]

DRIFT_VERDICT_VALUES: set[DriftVerdict] = {"out_of_domain", "population_shift", "stable", "too_few"}


def check_drift_verdict(value: str) -> DriftVerdict:
    if value in DRIFT_VERDICT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DRIFT_VERDICT_VALUES!r}")
