from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.monitoring.columns import Columns
    from app.domain.monitoring.monitoring_report import MonitoringReport


class DriftLibraryMissingError(PredictionDexError):
    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"{name} is not installed, and the pages about drift are drawn with it. Run `pip install "
            "predictiondex[monitor]`, or use the environment of `make test`."
        )


class UnwritableDriftReportError(PredictionDexError):
    def __init__(self, folder: str, reason: str) -> None:
        self.folder = folder
        self.reason = reason
        super().__init__(f"The pages about drift cannot be written into {folder}: {reason}.")


class DriftReportWriter(Protocol):
    """Makes a comparison of what was learnt with what was asked readable."""

    @abstractmethod
    def write(self, report: MonitoringReport, learnt: Columns, asked: Columns, folder: Path) -> None:
        """Write `drift.html`, which needs no other file, and `drift.json`, which has a second opinion on each index.

        Raises:
            DriftLibraryMissingError: what it is drawn with is not installed.
            UnwritableDriftReportError: the folder cannot be written.
        """
