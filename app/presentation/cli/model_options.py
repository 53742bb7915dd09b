"""Options that several commands of `model` take."""

from __future__ import annotations

from typing import Annotated

import typer

Version = Annotated[
    str,
    typer.Argument(help="As `model list` shows it: 3, or 1.2.0; or what it is: staging, production, previous, newest."),
]
