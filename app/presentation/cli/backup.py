from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.presentation.cli.console import err, out, progress_bars
from app.presentation.cli.dependencies import container_of

if TYPE_CHECKING:
    from app.application.ports.backup_shelf import Backup

commands = typer.Typer(help="Backups of the database and the models.", no_args_is_help=True)

Folder = Annotated[Path, typer.Argument(file_okay=False, help="Where backups are kept, each in a folder of its own.")]


@commands.command()
def create(context: typer.Context, folder: Folder) -> None:
    """Save the database and every registered version of the model, and print where; nothing needs to stop for it."""
    container = container_of(context)
    with progress_bars() as tell:
        made = container.back_up()(shelf=container.backup_shelf()(folder), moment=datetime.now(UTC), tell=tell)
    out.print(str(made.folder), soft_wrap=True, highlight=False, markup=False)
    _describe(made, "Saved")


@commands.command()
def restore(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(file_okay=False, help="A backup or, for the newest one, where they are.")],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="Lose what is there now.")] = False,
) -> None:
    """Bring a backup back, after it was checked; stop the API and whatever else writes before."""
    container = container_of(context)
    with progress_bars() as tell:
        used = container.restore_backup()(shelf=container.backup_shelf()(folder), replace=replace, tell=tell)
    _describe(used, f"Restored from {used.folder}")


@commands.command()
def verify(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(file_okay=False, help="A backup or, for the newest one, where they are.")],
) -> None:
    """See whether each file of a backup is the one that was written, without restoring it."""
    found = container_of(context).backup_shelf()(folder).newest()
    _describe(found, f"Whole: {found.folder}")


@commands.command()
def prune(
    context: typer.Context,
    folder: Folder,
    *,
    keep: Annotated[int, typer.Option(min=1, help="How many of the newest backups stay.")] = 14,
) -> None:
    """Remove all but the newest backups, and what unfinished ones have left."""
    gone = container_of(context).backup_shelf()(folder).prune(keep)
    for one in gone:
        err.print(f"Removed {one}", soft_wrap=True, highlight=False, markup=False)
    err.print(f"Removed {len(gone)} backups; {keep} at most stay.", highlight=False)


def _describe(backup: Backup, how: str) -> None:
    facts = backup.facts
    rows = sum(facts.counts["database"].values())
    err.print(
        f"{how}: {rows:,} rows and {facts.counts['registry']['versions']} versions of the model, as they were at "
        f"{facts.created_at:%Y-%m-%d %H:%M:%S} UTC (release {facts.release}, revision {facts.revision}).",
        soft_wrap=True,
        highlight=False,
        markup=False,
    )
