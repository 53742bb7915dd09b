"""`smoke`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads it
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from app.application.ports.questioner import NobodyAnswersError
from app.application.smoke.checks import Expected
from app.presentation.cli.console import fail, out
from app.presentation.cli.dependencies import container_of
from app.presentation.cli.errors import UnsoundReleaseError
from app.presentation.cli.exit_statuses import ExitStatus

if TYPE_CHECKING:
    from app.application.smoke.report import SmokeReport


def smoke(
    context: typer.Context,
    address: Annotated[str, typer.Argument(metavar="URL", help="Of the service, such as http://127.0.0.1:8000.")],
    *,
    key_file: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="A file with the key to show, instead of PREDICTIONDEX_KEY."),
    ] = None,
    release: Annotated[str | None, typer.Option(help="The release that has to answer, such as 0.1.0.")] = None,
    model_version: Annotated[
        str | None, typer.Option(help="The version of the model that has to answer, by its number in the registry.")
    ] = None,
    wait: Annotated[float, typer.Option(min=0, max=3600, help="Seconds in which the service may get ready.")] = 0.0,
    timeout: Annotated[float, typer.Option(min=0.1, max=600, help="Seconds that one answer may take.")] = 10.0,
    p95: Annotated[float, typer.Option(min=1, max=60_000, help="Milliseconds that 95 of 100 answers may take.")] = 250,
) -> None:
    """Ask a service as a stranger would, and see that it answers as it should: 1 where it does not, 2 where none is."""
    container = container_of(context)
    key = "" if key_file is None else key_file.read_text(encoding="utf-8", errors="replace").strip()
    stranger = container.stranger(address=address, key=key, seconds=timeout)
    expected = Expected(release=release, model=model_version, p95_seconds=p95 / 1000)
    try:
        report = container.try_release(stranger=stranger)(expected, patience=wait)
    except NobodyAnswersError as error:
        fail(str(error))
        raise typer.Exit(ExitStatus.NOT_UNDERSTOOD) from error
    out.print(_table(address, report))
    if report.failed:
        raise UnsoundReleaseError(report.failed)


def _table(address: str, report: SmokeReport) -> Table:
    table = Table("check", "", "what was seen", "ms", title=escape(address))
    for one in report.checked:
        mark = "[green]passed[/]" if one.passed else "[bold red]FAILED[/]"
        table.add_row(one.name, mark, escape(one.words), f"{1000 * one.seconds:,.0f}")
    return table
