"""Work that is done again and again."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Final

import typer

from app.domain.errors import PredictionDexError
from app.presentation.cli.console import err, fail

if TYPE_CHECKING:
    from collections.abc import Callable

_SECONDS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def seconds_of(text: str) -> int:
    """Read a time such as 90s, 30m, 1h or 1d."""
    found = re.fullmatch(r"(\d{1,6})([smhd])", text.strip().lower())
    if found is None or int(found[1]) == 0:
        raise typer.BadParameter("It is a number with s, m, h or d, such as 30m or 1h.")
    return int(found[1]) * _SECONDS[found[2]]


def in_rounds(work: Callable[[], None], seconds: int, *, wait: Callable[[float], None] = time.sleep) -> None:
    """Do the work, and again so long after it was done, until somebody interrupts; a failure is told and forgotten."""
    try:
        while True:
            try:
                work()
            except PredictionDexError as error:
                fail(str(error))
            wait(seconds)
    except KeyboardInterrupt:
        err.print("Interrupted.")
