from typing import Literal

Method = Literal["engine", "model"]

METHOD_VALUES: set[Method] = {"engine", "model"}


def check_method(value: str) -> Method:
    if value in METHOD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {METHOD_VALUES!r}")
