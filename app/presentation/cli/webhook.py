from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Column, Table

from app.presentation.cli.console import err, out
from app.presentation.cli.dependencies import container_of
from app.presentation.cli.errors import MissingSecretError

commands = typer.Typer(
    help="Whom an MLflow server calls when another version takes a place, so that an API looks at once.",
    no_args_is_help=True,
)


@commands.command()
def add(
    context: typer.Context,
    url: Annotated[
        str, typer.Argument(help="The address of the API, such as https://predictions.example/webhooks/mlflow.")
    ],
) -> None:
    """Have an API called; both must know PREDICTIONDEX_MLFLOW_WEBHOOK_SECRET."""
    container = container_of(context)
    secret = container.webhook_secret()
    if not secret:
        raise MissingSecretError
    hook = container.registry_hooks().add(url, secret=secret)
    err.print(f"The webhook {hook.hook_id} calls {hook.url}.", highlight=False, markup=False, soft_wrap=True)


@commands.command("list")
def list_(context: typer.Context) -> None:
    """Show every webhook of this application."""
    table = Table(Column("webhook", no_wrap=True), Column("address", overflow="fold"), "state")
    for one in container_of(context).registry_hooks().all():
        table.add_row(one.hook_id, one.url, "active" if one.is_active else "off")
    out.print(table)


@commands.command()
def remove(
    context: typer.Context,
    hook_id: Annotated[str, typer.Argument(metavar="WEBHOOK", help="Its id, as `model webhook list` shows it.")],
) -> None:
    """Call an API no more."""
    container_of(context).registry_hooks().remove(hook_id)
    err.print(f"The webhook {hook_id} is gone.", highlight=False, markup=False)
