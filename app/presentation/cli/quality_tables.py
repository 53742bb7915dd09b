from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.markup import escape
from rich.table import Table

from app.application.quality.report import BIN, MISS, ROW
from app.domain.monitoring.live_marks import Judge
from app.domain.monitoring.live_quality import LiveVerdict
from app.presentation.cli.console import out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.monitoring.monitoring_report import MonitoringReport

    Row = Mapping[str, str | float]

_COLOURS: Final = {LiveVerdict.GOOD: "green", LiveVerdict.DEGRADED: "red", LiveVerdict.TOO_FEW: "yellow"}
_MARKS: Final = {
    "answers": ("duels", 0),
    "different duels": ("distinct", 0),
    "Brier score": ("brier", 4),
    "the best possible": ("brier_floor", 4),
    "regret, without noise": ("brier_regret", 4),
    "log loss": ("log_loss", 4),
    "the best possible log loss": ("log_loss_floor", 4),
    "MAE, without noise": ("mae", 4),
    "calibration error": ("calibration_error", 4),
    "what chance makes of it": ("calibration_chance", 4),
}
"""Figures, and their decimals."""


def show_quality(report: MonitoringReport) -> None:
    """Show the verdict and what it rests on."""
    if any(report.figures[f"{judge}.duels"] for judge in Judge):
        out.print(_marks(report))
    rows = {kind: [one for one in report.details if one[ROW] == kind] for kind in (BIN, MISS)}
    if rows[BIN]:
        out.print(_bins(rows[BIN]))
    if rows[MISS]:
        out.print(_misses(rows[MISS]))
    verdict = LiveVerdict(report.verdict)
    said = f"[bold {_COLOURS[verdict]}]Version {escape(report.model_version)}: {verdict.replace('_', ' ')}.[/]"
    out.print(f"{said} {escape(report.explanation)}", highlight=False, soft_wrap=True)


def _marks(report: MonitoringReport) -> Table:
    judges = [judge for judge in Judge if report.figures[f"{judge}.duels"]]
    table = Table("by the judge", *judges, title=f"Of {report.figures['served']:,.0f} answers that were served")
    for words, (name, digits) in _MARKS.items():
        table.add_row(words, *(_figure(report, judge, name, digits) for judge in judges))
    return table


def _figure(report: MonitoringReport, judge: Judge, name: str, digits: int) -> str:
    found = report.figures.get(f"{judge}.{name}")
    return "-" if found is None else f"{found:,.{digits}f}"


def _bins(rows: Sequence[Row]) -> Table:
    table = Table("served", "really", "±", "answers", title="How often A wins where such a chance was served")
    for one in rows:
        table.add_row(*(f"{one[name]:.1%}" for name in ("forecast", "share", "margin")), f"{one['duels']:,}")
    return table


def _misses(rows: Sequence[Row]) -> Table:
    table = Table("A", "B", "served", "really", "standard errors", title="The worst misses, beyond chance")
    for one in rows:
        names = (escape(str(one[side])) for side in ("a", "b"))
        table.add_row(*names, f"{one['served']:.3f}", f"{one['truth']:.3f}", f"{one['standard_errors']:+.0f}")
    return table
