from __future__ import annotations

import typer

from app.presentation.cli.monitor_drift import drift

commands = typer.Typer(help="How the service does that others use.", no_args_is_help=True)
commands.command()(drift)


@commands.callback()
def _monitor() -> None:
    """Keep the name of a command where there is only one."""
