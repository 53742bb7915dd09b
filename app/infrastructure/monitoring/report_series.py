"""What a monitoring report says, as series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.monitoring.monitoring_report import MonitoringKind
from app.infrastructure.monitoring.catalogue import DRIFT_VERDICTS, JUDGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.monitoring.monitoring_report import MonitoringReport

    Series = Mapping[tuple[str, ...], float]

_PSI: Final = "psi."
_DRIFT_FIGURES: Final = ("out_of_domain_ratio", "sample_duels")
_QUALITY_FIGURES: Final = ("brier", "brier_floor", "log_loss", "calibration_error", "duels")


def report_series(report: MonitoringReport) -> dict[str, Series]:
    """Return the series of each metric that its kind leads to, by their labels; what it does not say has none."""
    return _drift(report) if report.kind is MonitoringKind.DRIFT else _quality(report)


def _drift(report: MonitoringReport) -> dict[str, Series]:
    version, figures = report.model_version, report.figures
    columns = {name.removeprefix(_PSI): value for name, value in figures.items() if name.startswith(_PSI)}
    return {
        "drift_psi": {(version, column): value for column, value in columns.items()},
        "drift_verdict": {(version, verdict): verdict == report.verdict for verdict in DRIFT_VERDICTS},
        **{f"drift_{name}": {(version,): figures[name]} if name in figures else {} for name in _DRIFT_FIGURES},
    }


def _quality(report: MonitoringReport) -> dict[str, Series]:
    version, figures = report.model_version, report.figures
    return {
        "live_quality_degraded": {(version,): figures["degraded"]} if "degraded" in figures else {},
        **{
            f"live_{name}": {
                (version, judge): figures[f"{judge}.{name}"] for judge in JUDGES if f"{judge}.{name}" in figures
            }
            for name in _QUALITY_FIGURES
        },
    }
