"""Commands that go on until they are stopped."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Annotated, Final

import typer

from app.domain.errors import PredictionDexError
from app.presentation.cli.console import err, fail

if TYPE_CHECKING:
    from collections.abc import Callable

_SECONDS: Final = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_LONGEST: Final = 366 * _SECONDS["d"]


def seconds_of(text: str) -> float:
    """Understand such as `90s`, `30m`, `1.5h` and `1d`."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([smhd])", text.strip().lower())
    seconds = float(found[1]) * _SECONDS[found[2]] if found else 0.0
    if not 0 < seconds <= _LONGEST:
        raise typer.BadParameter(
            f"{text!r} is no time of a year at most: write a number and s, m, h or d, such as 30m or 1h."
        )
    return seconds


Every = Annotated[
    float | None,
    typer.Option(
        parser=seconds_of, metavar="TIME", help="Do it again after this time, such as 30m or 1h, until interrupted."
    ),
]


def repeat(do: Callable[[], None], *, every: float | None, wait: Callable[[float], None] = time.sleep) -> None:
    """Do it once, or after every so many seconds until Ctrl-C; then a failure is told, and it is tried again."""
    if every is None:
        do()
        return
    try:
        while True:
            _try(do)
            wait(every)
    except KeyboardInterrupt:
        err.print("Stopped.")


def _try(do: Callable[[], None]) -> None:
    try:
        do()
    except PredictionDexError as failure:
        fail(str(failure))
