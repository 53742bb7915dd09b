from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from app.domain.registry.model_version import Alias
from app.presentation.cli import webhook
from app.presentation.cli.console import err, out
from app.presentation.cli.dependencies import container_of

commands = typer.Typer(help="The versions of the model.", no_args_is_help=True)
commands.add_typer(webhook.commands, name="webhook")


@commands.command("list")
def list_(context: typer.Context) -> None:
    """Show every version, newest first."""
    table = Table("version", "number", "alias", "MAE", "Brier", "checksum")
    for one in container_of(context).model_registry().versions():
        scores = (f"{one.metrics[name]:.4f}" if name in one.metrics else "-" for name in ("model.mae", "model.brier"))
        table.add_row(one.version, str(one.semantic), ", ".join(one.aliases), *scores, one.checksum[:12])
    out.print(table)


@commands.command()
def promote(context: typer.Context, version: Annotated[str, typer.Argument(help="As `model list` shows it.")]) -> None:
    """Put a version into production; an API that runs takes it when it next starts."""
    container_of(context).model_registry().point(Alias.PRODUCTION, version)
    err.print(f"Model version {version} is in production.")
