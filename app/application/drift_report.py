"""What is kept of a look at drift."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.monitoring.drift_words import explain
from app.domain.monitoring.monitoring_report import MonitoringKind, MonitoringReport

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from app.domain.errors import PredictionDexError
    from app.domain.monitoring.drift import Drift

SINCE: Final = "since"
UNTIL: Final = "until"
"""Figures: the time that was looked at, in seconds since 1970."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    version: str
    """Empty where it is not known yet."""
    since: datetime
    started_at: datetime
    """When it began, and where the time ends that is looked at."""

    def report(self, drift: Drift, remarks: Sequence[str], *, total: int, ended_at: datetime) -> MonitoringReport:
        """`total` is how many predictions the sample was drawn from."""
        return MonitoringReport(
            kind=MonitoringKind.DRIFT,
            model_version=self.version,
            started_at=self.started_at,
            ended_at=ended_at,
            verdict=drift.verdict.value,
            explanation=" ".join((explain(drift), *remarks)),
            figures={**_figures(drift), "total_duels": total, **self._window},
            details=_details(drift),
        )

    def failed(self, error: PredictionDexError, *, ended_at: datetime) -> MonitoringReport:
        return MonitoringReport.without_verdict(
            MonitoringKind.DRIFT,
            str(error),
            version=self.version,
            started_at=self.started_at,
            ended_at=ended_at,
            figures=self._window,
        )

    @property
    def _window(self) -> dict[str, float]:
        return {SINCE: self.since.timestamp(), UNTIL: self.started_at.timestamp()}


def _figures(drift: Drift) -> dict[str, float]:
    return {
        "out_of_domain_ratio": drift.outside,
        "out_of_domain.unlearnable": drift.unlearnable,
        "out_of_domain.beyond": drift.beyond,
        "out_of_domain.strange": drift.strange,
        "sample_duels": drift.duels,
        "sample_predictions": drift.predictions,
        "reference_duels": drift.learnt,
        **{f"psi.{one.column}": one.psi for one in drift.columns},
        **{f"psi_noise.{one.column}": one.noise for one in drift.columns},
    }


def _details(drift: Drift) -> tuple[Mapping[str, str | float], ...]:
    return tuple(
        {
            "column": one.column,
            "psi": one.psi,
            "noise": one.noise,
            "shift": one.shift.value,
            "learnt": one.learnt,
            "asked": one.asked,
        }
        for one in drift.columns
    )
