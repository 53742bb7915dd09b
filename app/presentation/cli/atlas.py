from __future__ import annotations

import os
import sys
from threading import Thread
from typing import Annotated, Final

import typer

from app.application.ports.atlas_repository import AtlasBusyError
from app.presentation.cli.console import err, progress_bar
from app.presentation.cli.dependencies import CliContainer, container_of
from app.presentation.cli.exit_statuses import ExitStatus

_LOWEST_PRIORITY: Final = 19


def atlas(
    context: typer.Context,
    *,
    background: Annotated[
        bool,
        typer.Option("--background", help="At the lowest priority, and only until standard input is closed."),
    ] = False,
) -> None:
    """Ask the model about every duel of untrained Pokémon, so that the API can look the answers up.

    Run again after an interruption, it goes on where it stopped.
    """
    container = container_of(context)
    if background:
        _build_in_the_background(container)
    else:
        _build(container)


def _build(container: CliContainer) -> None:
    build = container.build_atlas()
    plan = build.plan()
    with progress_bar("Asking the model", plan.duels, unit="duels") as tell:
        build(plan=plan, on_progress=tell)
    err.print(f"The atlas {plan.origin.key} of {plan.duels:,} duels is there.", highlight=False)


def _build_in_the_background(container: CliContainer) -> None:
    os.nice(_LOWEST_PRIORITY)
    Thread(target=_end_with_standard_input, daemon=True).start()
    build = container.build_atlas()
    try:
        build(plan=build.plan())
    except AtlasBusyError as busy:
        raise typer.Exit(ExitStatus.BUSY) from busy


def _end_with_standard_input() -> None:
    """Whoever started this process holds the other end, be it only by being alive."""
    # Not through Python's own buffer, whose lock would still be held when this process has done its work.
    while os.read(sys.stdin.fileno(), 1):
        pass
    # At once: the parts that are done are whole, and the main thread may be busy outside Python for a while.
    os._exit(1)
