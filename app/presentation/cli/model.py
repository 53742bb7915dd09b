from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from app.application.model_versions import wanted_version
from app.application.ports.duel_dataset import UnusableDatasetError
from app.application.promote_model import PromotionRefusedError
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import Place
from app.presentation.cli import webhook
from app.presentation.cli.cards import card, data_sheet
from app.presentation.cli.console import err, progress_bars
from app.presentation.cli.dependencies import CliContainer, container_of
from app.presentation.cli.model_options import Version  # noqa: TC001 - Typer reads it
from app.presentation.cli.model_tables import show_history, show_verdict, show_version, show_versions
from app.presentation.cli.watching import shadow, watch

if TYPE_CHECKING:
    from app.application.promote_model import Promoted
    from app.domain.registry.verdict import Verdict

commands = typer.Typer(help="The versions of the model, and which one is in production.", no_args_is_help=True)
commands.add_typer(webhook.commands, name="webhook")
commands.command()(watch)
commands.command()(shadow)
commands.command()(card)
commands.command("data-sheet")(data_sheet)

Reason = Annotated[str, typer.Option(help="Why; kept in the history.")]
_MINUTES = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"]


@commands.command("list")
def list_(context: typer.Context) -> None:
    """Show every version, newest first."""
    show_versions(container_of(context).model_registry().versions())


@commands.command()
def show(context: typer.Context, version: Version) -> None:
    """Show all that is known of a version, with the last verdicts of the gate."""
    show_version(wanted_version(container_of(context).model_registry(), version))


@commands.command()
def judge(
    context: typer.Context,
    version: Version,
    to: Annotated[Place, typer.Option(help="The place that it is judged for.")] = Place.PRODUCTION,
) -> None:
    """Ask the gate, and note its verdict on the version; nothing is promoted. Exit with 1 where it refuses."""
    container = container_of(context)
    verdict = _judge(container, wanted_version(container.model_registry(), version).version, to)
    show_verdict(verdict)
    if not verdict.passed:
        raise typer.Exit(1)


@commands.command()
def promote(
    context: typer.Context,
    version: Version,
    to: Annotated[Place, typer.Option(help="The place; staging first, for production takes only what is there.")],
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Promote it even where the gate refuses; needs --reason.")
    ] = False,
    reason: Reason = "",
) -> None:
    """Put a version into a place, if the gate lets it pass."""
    container = container_of(context)
    try:
        show_verdict(promote_with_progress(container, version, to, by=_user(), force=force, reason=reason).verdict)
    except PromotionRefusedError as error:
        show_verdict(error.verdict)
        raise
    if to is Place.STAGING:
        _prepare_production(container, version)


@commands.command()
def rollback(context: typer.Context, *, reason: Reason = "") -> None:
    """Bring back the version that was in production before."""
    back = container_of(context).roll_back_model()(by=_user(), reason=reason)
    err.print(f"Model version {back.version} is in production again; {back.before} was.")


@commands.command()
def history(
    context: typer.Context,
    *,
    at: Annotated[
        datetime | None, typer.Option(formats=_MINUTES, help="Only what was in production at this time (UTC).")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many entries to show, the newest first.")] = 50,
) -> None:
    """Show which version came into which place, when, by whom and why."""
    log = container_of(context).promotion_log()
    if at is None:
        show_history(log.history(limit=limit))
        return
    entry = log.at(Alias.PRODUCTION, at.replace(tzinfo=UTC))
    if entry is None:
        err.print(f"Nothing is known to have been in production on {at:%Y-%m-%d %H:%M} UTC.")
        raise typer.Exit(1)
    show_history([entry])


def promote_with_progress(
    container: CliContainer, version: str, to: Place, *, by: str, force: bool = False, reason: str = ""
) -> Promoted:
    with progress_bars() as tell:
        done = container.promote_model()(
            version, to, by=by, force=force, reason=reason, on_progress=partial(tell, "Sitting the exam")
        )
    err.print(f"Model version {done.promotion.version} is in {to}.")
    return done


def _prepare_production(container: CliContainer, version: str) -> None:
    """Note also what the gate says for production, so that an API, which cannot sit the exam, may promote it."""
    try:
        verdict = _judge(container, version, Place.PRODUCTION)
    except UnusableDatasetError as error:
        err.print(f"Whether it may go on to production is not known here. {error}", highlight=False)
        return
    said = "may go on to production" if verdict.passed else "would be refused for production; `model show` tells why"
    err.print(f"It {said}.")


def _judge(container: CliContainer, version: str, to: Place) -> Verdict:
    candidate = wanted_version(container.model_registry(), version)
    with progress_bars() as tell:
        return container.judge_model()(candidate, Alias(to), on_progress=partial(tell, "Sitting the exam"))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return f"user {os.getuid()}"
