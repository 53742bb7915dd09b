from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from app.domain.errors import PredictionDexError
from app.presentation.cli import backup, database, keys, learn, model, monitor, pokedex, settings
from app.presentation.cli.console import fail
from app.presentation.cli.exit_statuses import ExitStatus
from app.presentation.cli.serve import serve
from app.presentation.cli.smoke import smoke
from app.presentation.cli.web import web

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.presentation.cli.dependencies import Dependencies


def run_command(arguments: Sequence[str] | None, dependencies: Dependencies) -> int:
    """Run one command and return its exit status."""
    cli = create_cli()
    try:
        status: int | None = cli(arguments, obj=dependencies, prog_name="predictiondex", standalone_mode=True)
    except PredictionDexError as error:
        fail(str(error))
        return ExitStatus.FAILED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    return status or 0


def create_cli() -> typer.Typer:
    cli = typer.Typer(
        help="Who wins a battle in Pokémon: Let's Go.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    cli.add_typer(database.commands, name="database")
    cli.add_typer(backup.commands, name="backup")
    cli.add_typer(pokedex.commands, name="pokedex")
    cli.add_typer(learn.commands, name="learn")
    cli.add_typer(model.commands, name="model")
    cli.add_typer(keys.commands, name="keys")
    cli.add_typer(monitor.commands, name="monitor")
    cli.add_typer(settings.commands, name="settings")
    cli.command()(serve)
    cli.command()(web)
    cli.command()(smoke)
    return cli
