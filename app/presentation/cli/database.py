from __future__ import annotations

import typer

from app.presentation.cli.console import err
from app.presentation.cli.dependencies import container_of

commands = typer.Typer(help="The database.", no_args_is_help=True)


@commands.callback()
def database() -> None:
    """Keep the database in shape."""


@commands.command()
def migrate(context: typer.Context) -> None:
    """Bring the database to this release's schema."""
    container_of(context).migrate_database()
    err.print("The database is at this release's schema.")
