from __future__ import annotations

import typer
from rich.markup import escape
from rich.table import Table

from app.presentation.cli.console import err, fail, out
from app.presentation.cli.dependencies import container_of
from app.presentation.cli.exit_statuses import ExitStatus

commands = typer.Typer(help="The settings.", no_args_is_help=True)


@commands.callback()
def settings() -> None:
    """Look at the settings."""


@commands.command()
def check(context: typer.Context) -> None:
    """Show every setting without what is secret, and all for which nothing would start; exit with 1 if there is any."""
    report = container_of(context).settings_report()
    table = Table("setting", "value", "from")
    for row in report.settings:
        table.add_row(*map(escape, row))
    if report.settings:
        out.print(table)
    for objection in report.objections:
        fail(objection)
    if report.objections:
        raise typer.Exit(ExitStatus.FAILED)
    err.print(f"These settings are fit for the environment {report.environment}.", highlight=False)
