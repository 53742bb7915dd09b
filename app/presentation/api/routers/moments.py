"""Times as questions give them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Final

from pydantic import AwareDatetime, BeforeValidator
from pydantic_core import PydanticCustomError

_RFC_3339: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)


def _read(given: object) -> datetime:
    # Left to itself, Pydantic would take a number for the seconds since 1970.
    try:
        if isinstance(given, str) and _RFC_3339.fullmatch(given):
            return datetime.fromisoformat(given.upper()).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise _refusal() from error
    raise _refusal()


def _refusal() -> PydanticCustomError:
    return PydanticCustomError("moment", "must be a time with its zone, such as 2026-11-20T12:00:00Z")


Moment = Annotated[AwareDatetime, BeforeValidator(_read)]
