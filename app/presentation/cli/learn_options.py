"""Options that several commands of `learn` take."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

DEFAULT_SEED: Final = 42

Seed = Annotated[int, typer.Option(min=0, help="The same seed gives the same result.")]


class Grid(StrEnum):
    FAST = "fast"
    EXTENDED = "extended"
