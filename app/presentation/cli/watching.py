"""How the model in production does, and how a challenger would."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.table import Table

from app.domain.errors import PredictionDexError
from app.presentation.cli.console import err, out
from app.presentation.cli.dependencies import container_of

if TYPE_CHECKING:
    from app.application.compare_shadow import Disagreement, ShadowReport
    from app.application.watch_production import Watch
    from app.domain.battle.combatant import Combatant
    from app.domain.registry.shadow import Bucket
    from app.domain.registry.watch import Reading

_WIDTH: Final = 40


def watch(context: typer.Context) -> None:
    """Look once how the model does that came into production last, and roll it back where it fails.

    An API that runs does so by itself, and knows of its requests, too.
    """
    container = container_of(context)
    with suppress(PredictionDexError):  # a model that cannot answer is one of the readings
        container.follow_production()()
    use = container.watch_production()
    seen = use.look()
    if seen is None:
        err.print("Nothing has come into production lately that would be watched.")
        return
    out.print(_readings(seen))
    rollback = use()
    if rollback is not None:
        err.print(f"Version {seen.promotion.version} is rolled back; version {rollback.version} is in production.")


def shadow(
    context: typer.Context,
    version: Annotated[str, typer.Argument(help="As `model list` shows it.")] = "staging",
) -> None:
    """Show how a version that answers in the shadow differs from what was answered, and who was right."""
    report = container_of(context).compare_shadow()(version=version)
    found = report.comparison
    out.print(
        f"Version {report.challenger.version} ({report.challenger.semantic}) has answered {found.duels:,} duels in the "
        f"shadow. Its chances differ by {found.mean_difference:.4f} on average; in {found.other_winner_share:.1%} of "
        "the duels it backs the other side.",
        highlight=False,
    )
    if found.duels:
        out.print(_gaps(found.buckets))
        out.print(_losses(report))
        out.print(_largest(report.largest))


def _readings(seen: Watch) -> Table:
    promotion = seen.promotion
    title = f"Version {promotion.version} ({promotion.semantic}), watched until {seen.until:%H:%M} UTC"
    table = Table("reading", "value", "at most", "cases", "verdict", title=title)
    for one in seen.readings:
        table.add_row(one.name, f"{one.value:.3g}", f"{one.most:.3g}", f"{one.count:,}", _verdict(one))
    return table


def _verdict(reading: Reading) -> str:
    if not reading.is_meaningful:
        return f"too few; {reading.least:,} are enough"
    return "failed" if reading.has_failed else "good"


def _gaps(buckets: tuple[Bucket, ...]) -> Table:
    table = Table("chances apart by", "duels", "", title="How far apart")
    most = max(one.duels for one in buckets)
    for one in buckets:
        table.add_row(f"{one.low:g} to {one.high:g}", f"{one.duels:,}", "█" * round(_WIDTH * one.duels / most))
    return table


def _losses(report: ShadowReport) -> Table:
    title = f"Who was right: {report.comparison.reported:,} duels with a reported winner"
    table = Table("", "champion", "challenger", "difference (95 %)", title=title)
    for name, losses in report.comparison.losses.items():
        table.add_row(name, f"{losses.champion:.4f}", f"{losses.challenger:.4f}", losses.difference.text())
    return table


def _largest(disagreements: tuple[Disagreement, ...]) -> Table:
    table = Table("a", "b", "champion", "challenger", title="Where they differ most")
    for one in disagreements:
        prediction = one.prediction
        chances = f"{prediction.win_probability:.3f} (version {prediction.model_version})", f"{one.challenger:.3f}"
        table.add_row(_name(prediction.a), _name(prediction.b), *chances)
    return table


def _name(one: Combatant) -> str:
    return f"{one.pokemon} {one.level}: {one.move}"
