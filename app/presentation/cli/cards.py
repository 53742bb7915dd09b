"""`model card` and `model data-sheet`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from app.presentation.cli.console import err
from app.presentation.cli.dependencies import container_of
from app.presentation.cli.model_options import Version  # noqa: TC001 - Typer reads it

Output = Annotated[
    Path | None, typer.Option(help="File to write, instead of showing it; one that ends in .json is for programs.")
]
Evaluation = Annotated[
    Path | None,
    typer.Option(help="Folder with a report of `learn evaluate` on this version, instead of one among the reports."),
]


def card(context: typer.Context, version: Version, *, evaluation: Evaluation = None, output: Output = None) -> None:
    """Write the model card of a version: what it is, what it is for, how good it is, and what is not known of it."""
    _tell(container_of(context).write_model_card()(version, evaluation=evaluation, file=output), output)


def data_sheet(context: typer.Context, version: Version, *, output: Output = None) -> None:
    """Write the data sheet of a version: which duels it was made with, and how they were drawn and played."""
    _tell(container_of(context).write_data_sheet()(version, file=output), output)


def _tell(text: str | None, file: Path | None) -> None:
    if text is not None:
        # Not on the console of tables, which would break its lines where the terminal ends.
        typer.echo(text, nl=False)
    else:
        err.print(f"It is in {escape(str(file))}.", highlight=False, soft_wrap=True)
