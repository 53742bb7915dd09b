from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.monitoring.monitoring_report import MonitoringKind, MonitoringReport


class NoReportYetError(PredictionDexError):
    def __init__(self, kind: MonitoringKind) -> None:
        self.kind = kind
        super().__init__(f"Nobody has looked yet. `predictiondex monitor {kind}` does.")


class MonitoringHistory(Protocol):
    """Remembers what was seen of the predictions that were served.

    Every method raises `DatabaseUnavailableError` where the history cannot be reached.
    """

    @abstractmethod
    def add(self, report: MonitoringReport) -> None: ...

    @abstractmethod
    def latest(self, kind: MonitoringKind, *, successful: bool = False) -> MonitoringReport | None:
        """Return the newest report, or the newest that came to a verdict."""

    @abstractmethod
    def history(self, kind: MonitoringKind, *, limit: int, offset: int = 0) -> Sequence[MonitoringReport]:
        """Return the reports, newest first."""

    @abstractmethod
    def count(self, kind: MonitoringKind) -> int:
        """Return how many reports there are."""
