from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads the annotation
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from app.presentation.cli.console import err, out
from app.presentation.cli.dependencies import container_of

if TYPE_CHECKING:
    from app.application.ports.pokedex_repository import ImportSummary

commands = typer.Typer(help="The facts of Let's Go.", no_args_is_help=True)


@commands.command("import")
def import_(context: typer.Context) -> None:
    """Bring the bundled Pokédex into the database; a broken file changes nothing."""
    container = container_of(context)
    container.migrate_database()
    show_import(container.import_pokedex()())


@commands.command()
def extract(
    context: typer.Context,
    destination: Annotated[Path, typer.Option(help="The folder that gets the files.")],
) -> None:
    """Write the bundled Pokédex anew from the reference battle engine."""
    files = container_of(context).pokedex_extractor().extract(destination)
    table = Table("file", "rows", "SHA-256")
    for file in files:
        table.add_row(file.name, str(file.rows), file.sha256[:12])
    out.print(table)


def show_import(summary: ImportSummary) -> None:
    if not summary.total:
        err.print("The Pokédex in the database is up to date.")
        return
    table = Table("table", "inserted", "updated", "deleted", title="Imported the Pokédex")
    for name, changes in summary.changes.items():
        if changes.total:
            table.add_row(name, str(changes.inserted), str(changes.updated), str(changes.deleted))
    err.print(table)
