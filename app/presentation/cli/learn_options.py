"""Options that several commands of `learn` take."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

DEFAULT_SEED: Final = 42

Seed = Annotated[int, typer.Option(min=0, help="The same seed gives the same result.")]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="local|tcp://HOST:PORT",
        help="Have the work done by a Dask cluster: one of this machine's processes, or the one at this address.",
    ),
]


class Grid(StrEnum):
    FAST = "fast"
    EXTENDED = "extended"
