from typing import Literal

LiveVerdict = Literal["degraded", "good", "too_few"]

LIVE_VERDICT_VALUES: set[LiveVerdict] = {"degraded", "good", "too_few"}


def check_live_verdict(value: str) -> LiveVerdict:
    if value in LIVE_VERDICT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIVE_VERDICT_VALUES!r}")
