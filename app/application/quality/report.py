"""What is kept of a look at the quality of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.monitoring.live_marks import Judge
from app.domain.monitoring.monitoring_report import MonitoringKind, MonitoringReport
from app.domain.monitoring.quality_words import explanation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from app.domain.monitoring.live_misses import LiveMiss
    from app.domain.monitoring.live_quality import LiveQuality
    from app.domain.prediction.reliability import Bin

ROW: Final = "row"
"""Names what a row of the details is about."""
MISS: Final = "miss"
BIN: Final = "bin"


def quality_report(
    version: str,
    quality: LiveQuality,
    misses: Sequence[LiveMiss],
    remarks: Sequence[str],
    *,
    served: int,
    moments: tuple[datetime, datetime],
) -> MonitoringReport:
    """Write the report of a look that began and ended at these moments, at some of so many answers."""
    own = quality.by(Judge.OWN)
    return MonitoringReport(
        kind=MonitoringKind.QUALITY,
        model_version=version,
        started_at=moments[0],
        ended_at=moments[1],
        verdict=quality.verdict,
        explanation=explanation(quality, remarks),
        figures={**quality.figures, "served": float(served)},
        details=(*map(_miss, misses), *map(_bin, own.bins if own else ())),
    )


def failed_report(version: str, failure: str, *, moments: tuple[datetime, datetime]) -> MonitoringReport:
    return MonitoringReport.without_verdict(
        MonitoringKind.QUALITY, failure, version=version, started_at=moments[0], ended_at=moments[1], figures={}
    )


def _miss(one: LiveMiss) -> Mapping[str, str | float]:
    return {
        ROW: MISS,
        "prediction_id": str(one.prediction_id),
        "a": one.a,
        "b": one.b,
        "served": one.served,
        "truth": one.truth,
        "standard_errors": one.standard_errors,
        "turns": one.turns,
    }


def _bin(one: Bin) -> Mapping[str, str | float]:
    return {ROW: BIN, "duels": one.duels, "forecast": one.forecast, "share": one.share, "margin": one.margin}
