from typing import Literal

Engine = Literal["own", "reference"]

ENGINE_VALUES: set[Engine] = {"own", "reference"}


def check_engine(value: str) -> Engine:
    if value in ENGINE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENGINE_VALUES!r}")
