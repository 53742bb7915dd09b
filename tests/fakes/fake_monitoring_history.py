from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.monitoring_history import MonitoringHistory

if TYPE_CHECKING:
    from app.domain.errors import PredictionDexError
    from app.domain.monitoring.monitoring_report import MonitoringKind, MonitoringReport


class FakeMonitoringHistory(MonitoringHistory):
    """Keeps the reports in memory; `failure`, once set, is what every call raises."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.kept: list[MonitoringReport] = []

    def add(self, report: MonitoringReport) -> None:
        self._fail()
        self.kept.append(report)

    def latest(self, kind: MonitoringKind, *, successful: bool = False) -> MonitoringReport | None:
        newest = self.history(kind, limit=len(self.kept))
        return next((one for one in newest if one.failure is None or not successful), None)

    def history(self, kind: MonitoringKind, *, limit: int, offset: int = 0) -> tuple[MonitoringReport, ...]:
        self._fail()
        own = [one for one in reversed(self.kept) if one.kind == kind]
        return tuple(sorted(own, key=lambda one: one.ended_at, reverse=True)[offset : offset + limit])

    def count(self, kind: MonitoringKind) -> int:
        self._fail()
        return sum(one.kind == kind for one in self.kept)

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure
