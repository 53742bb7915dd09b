from typing import Literal

Form = Literal["alola", "base", "mega", "partner"]

FORM_VALUES: set[Form] = {"alola", "base", "mega", "partner"}


def check_form(value: str) -> Form:
    if value in FORM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FORM_VALUES!r}")
