"""`monitor quality`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from app.application.quality.plan import DEFAULT_HOURS, QualityPlan
from app.domain.monitoring.live_quality import LiveVerdict
from app.presentation.cli.console import progress_bars
from app.presentation.cli.dependencies import container_of
from app.presentation.cli.learn_options import DEFAULT_SEED, Seed
from app.presentation.cli.monitor_options import DEFAULT_VERSION, Hours, Version
from app.presentation.cli.quality_tables import show_quality
from app.presentation.cli.repeating import Every, repeat

if TYPE_CHECKING:
    from app.application.check_quality import CheckQuality


def quality(
    context: typer.Context,
    *,
    version: Version = DEFAULT_VERSION,
    hours: Hours = DEFAULT_HOURS,
    sample: Annotated[int, typer.Option(min=1, max=20_000, help="Answers that are drawn.")] = QualityPlan().sample,
    battles: Annotated[
        int, typer.Option(min=10, max=100_000, help="Battles that our engine plays of each.")
    ] = QualityPlan().battles,
    reference_sample: Annotated[
        int, typer.Option(min=0, max=5000, help="How many of those the reference engine plays as well; 0: none.")
    ] = QualityPlan().reference_sample,
    seed: Seed = DEFAULT_SEED,
    every: Every = None,
    fail_on_degraded: Annotated[
        bool, typer.Option("--fail-on-degraded", help="End with 1 where the answers have got worse.")
    ] = False,
) -> None:
    """Play what was answered, and say whether the answers are as true as they were on the model's exam.

    What is found is kept, and shown at /v1/monitoring/live-quality as well.
    """
    plan = QualityPlan(
        version=version,
        window=timedelta(hours=hours),
        sample=sample,
        battles=battles,
        reference_sample=reference_sample,
        seed=seed,
    )
    check = container_of(context).check_quality()
    repeat(lambda: _check(check, plan, must_be_good=fail_on_degraded), every=every)


def _check(check: CheckQuality, plan: QualityPlan, *, must_be_good: bool) -> None:
    with progress_bars() as tell:
        report = check(plan, on_progress=tell)
    show_quality(report)
    if must_be_good and report.verdict == LiveVerdict.DEGRADED:
        raise typer.Exit(1)
