from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.markup import escape

from app.application.ports.database_schema import SchemaFit
from app.presentation.cli.console import err, fail, out
from app.presentation.cli.dependencies import container_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.application.ports.database_schema import Loss

commands = typer.Typer(help="The database.", no_args_is_help=True)

_SAID: Final = {
    SchemaFit.OWN: "The database is at this release's schema.",
    SchemaFit.BEHIND: "The database is behind: `predictiondex database migrate` brings it to this release's schema.",
    SchemaFit.AHEAD: "A newer release has only added to the database, so that this one can work with it.",
    SchemaFit.FOREIGN: "A newer release has changed what this one relies on, so that this one cannot work with it.",
}


@commands.callback()
def database() -> None:
    """Keep the database in shape."""


@commands.command()
def migrate(context: typer.Context) -> None:
    """Bring the database to this release's schema; one that a newer release has only added to stays as it is."""
    container = container_of(context)
    container.migrate_database()
    err.print(_SAID[container.database_schema().state().fit], soft_wrap=True)


@commands.command()
def revision(context: typer.Context) -> None:
    """Show at which revision the database is, and which one this release wants; exit with 1 if it cannot work."""
    state = container_of(context).database_schema().state()
    out.print(f"database {state.revision or 'none'}", f"release  {state.own_revision}", sep="\n", highlight=False)
    err.print(_SAID[state.fit], soft_wrap=True)
    if not state.fit.is_usable:
        raise typer.Exit(1)


@commands.command()
def downgrade(
    context: typer.Context,
    revision: Annotated[str, typer.Argument(help="The revision of the release to go back to, such as 0009, or base.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do so, although what is named is lost.")] = False,
) -> None:
    """Take the schema back to an earlier release's, before that one is installed again."""
    schema = container_of(context).database_schema()
    lost = schema.losses(revision)
    if lost and not yes:
        _refuse(lost)
        raise typer.Exit(1)
    schema.downgrade(revision)
    _tell(lost, "Lost")
    err.print(f"The database is at revision {escape(revision)}.", highlight=False)


def _refuse(lost: Sequence[Loss]) -> None:
    _tell(lost, "Would be lost")
    fail("Nothing was changed. Make a backup, and say --yes to lose this: `predictiondex backup create FOLDER`.")


def _tell(lost: Sequence[Loss], how: str) -> None:
    for one in lost:
        err.print(f"{how}: {one.what}, {one.rows:,} rows.", highlight=False, soft_wrap=True)
