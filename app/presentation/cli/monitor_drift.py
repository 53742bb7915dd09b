"""`monitor drift`: whether what is asked is still what the model has learnt from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.markup import escape
from rich.table import Table

from app.application.quality.plan import DEFAULT_HOURS
from app.domain.monitoring.columns import IN_WORDS
from app.domain.monitoring.drift import DriftVerdict
from app.presentation.cli.console import err, out
from app.presentation.cli.dependencies import container_of
from app.presentation.cli.learn_options import DEFAULT_SEED, Seed
from app.presentation.cli.monitor_options import DEFAULT_VERSION, Hours, Version
from app.presentation.cli.repeating import Every, repeat

if TYPE_CHECKING:
    from app.application.check_drift import DriftCheck
    from app.domain.monitoring.monitoring_report import MonitoringReport

_MINUTES: Final = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"]
_MOST: Final = 20_000


def drift(
    context: typer.Context,
    *,
    hours: Hours = DEFAULT_HOURS,
    since: Annotated[
        datetime | None, typer.Option(formats=_MINUTES, help="From this time on (UTC), in place of --hours.")
    ] = None,
    sample: Annotated[int, typer.Option(min=200, max=_MOST, help="How many predictions are drawn at most.")] = 5_000,
    version: Version = DEFAULT_VERSION,
    every: Every = None,
    fail_on_drift: Annotated[
        bool, typer.Option("--fail-on-drift", help="End with 1 where duels are asked such as the model has never seen.")
    ] = False,
    seed: Seed = DEFAULT_SEED,
) -> None:
    """Compare what the model was asked with what it has learnt from.

    What is found is kept in the database, and drawn in the folder of the reports. Another population of duels is no
    failure, and ends with 0 whatever is wanted.
    """
    check = container_of(context).check_drift()

    def look() -> None:
        begin = since.replace(tzinfo=UTC) if since else datetime.now(UTC) - timedelta(hours=hours)
        found = check(version=version, since=begin, size=sample, seed=seed)
        _show(found)
        if fail_on_drift and found.report.verdict == DriftVerdict.OUT_OF_DOMAIN:
            raise typer.Exit(1)

    repeat(look, every=every)


def _show(found: DriftCheck) -> None:
    report = found.report
    if report.details:
        out.print(_table(report))
    out.print(f"[bold]{report.verdict.replace('_', ' ')}[/]: {escape(report.explanation)}", highlight=False)
    if found.folder:
        err.print(f"The pages are in {escape(str(found.folder))}.", soft_wrap=True)
    if found.unwritten:
        err.print(f"[bold yellow]Warning:[/] {escape(str(found.unwritten))}", highlight=False, soft_wrap=True)


def _table(report: MonitoringReport) -> Table:
    table = Table("column", title=f"What model version {report.model_version} learnt, and what it is asked")
    for heading in ("PSI", "by chance", "learnt", "asked"):
        table.add_column(heading, justify="right")
    table.add_column("shift")
    for one in report.details:
        indices = (f"{float(one[name]):.3f}" for name in ("psi", "noise"))
        middles = (f"{float(one[name]):.4g}" for name in ("learnt", "asked"))
        table.add_row(IN_WORDS[str(one["column"])], *indices, *middles, str(one["shift"]))
    return table
