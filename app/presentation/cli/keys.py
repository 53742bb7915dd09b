from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path  # noqa: TC003 - Typer reads it
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.markup import escape
from rich.table import Table

from app.domain.access.api_key import Scope  # noqa: TC001 - Typer reads it
from app.presentation.cli.console import err, out
from app.presentation.cli.dependencies import container_of

if TYPE_CHECKING:
    from app.domain.access.api_key import ApiKey

commands = typer.Typer(help="Who may ask the API.", no_args_is_help=True)

_UNITS: Final = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_LIFETIME: Final = re.compile(r"(\d{1,6})([hdw])")


def _lifetime(text: str) -> timedelta:
    found = _LIFETIME.fullmatch(text)
    if found is None:
        raise typer.BadParameter(f"{text!r} is no time; write hours, days or weeks, such as 12h, 90d or 4w")
    return int(found[1]) * _UNITS[found[2]]


@commands.command()
def create(
    context: typer.Context,
    owner: Annotated[str, typer.Option(help="Who will use the key.")],
    scope: Annotated[list[Scope], typer.Option(help="What the key opens; may be given several times.")],
    expires: Annotated[
        timedelta | None,
        typer.Option(parser=_lifetime, metavar="90d", help="How long it is good, such as 90d; for ever, if left out."),
    ] = None,
) -> None:
    """Make a key and print it, this once."""
    text = container_of(context).create_key()(owner=owner, scopes=scope, lifetime=expires)
    out.print(str(text), soft_wrap=True, highlight=False)
    err.print(
        "This is the only time that the key is shown: only a hash of it is kept. Keep it where passwords are kept, and "
        f"send it as `Authorization: Bearer <key>`. `predictiondex keys revoke {text.key_id}` ends it.",
        highlight=False,
    )


@commands.command()
def admit(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="The file that holds the key.")
    ],
    owner: Annotated[str, typer.Option(help="Who uses the key.")],
    scope: Annotated[list[Scope], typer.Option(help="What the key opens; may be given several times.")],
) -> None:
    """Let a key in that was drawn elsewhere, as `make secrets` does; one that is known stays as it is."""
    text = file.read_text(encoding="utf-8", errors="replace").strip()
    is_new = container_of(context).admit_key()(text=text, owner=owner, scopes=scope)
    err.print(f"The key in {file} {'opens the door' if is_new else 'was known already'}.", highlight=False)


@commands.command("list")
def list_(context: typer.Context) -> None:
    """Show every key, newest first; what opens the door is not among it."""
    table = Table("id", "owner", "scopes", "created", "expires", "last used", "state")
    now = datetime.now(UTC)
    for key in container_of(context).api_keys().all():
        moments = map(_minute, (key.created_at, key.expires_at, key.last_used_at))
        table.add_row(key.key_id, escape(key.owner), ", ".join(sorted(key.scopes)), *moments, _state(key, now))
    out.print(table)


@commands.command()
def revoke(
    context: typer.Context,
    key_id: Annotated[str, typer.Argument(metavar="ID", help="The id of the key, as `keys list` shows it.")],
) -> None:
    """End a key; an API that runs notices within PREDICTIONDEX_KEY_MEMORY_SECONDS."""
    container_of(context).api_keys().revoke(key_id, datetime.now(UTC))
    err.print(f"Key {key_id} opens nothing any more.", highlight=False)


def _minute(moment: datetime | None) -> str:
    return "-" if moment is None else f"{moment:%Y-%m-%d %H:%M}"


def _state(key: ApiKey, now: datetime) -> str:
    refusal = key.refusal(now)
    if refusal is None:
        return "valid"
    return "expired" if key.revoked_at is None else "revoked"
