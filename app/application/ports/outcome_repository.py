from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from app.domain.prediction.reported_outcome import ReportedOutcome
    from app.domain.registry.watch import LiveForecasts


class OutcomeRepository(Protocol):
    """Remembers how the duels that were predicted have really ended."""

    @abstractmethod
    def add(self, outcome: ReportedOutcome) -> bool:
        """Keep the first outcome of a prediction that is kept, and say whether this is it; of two at once, one is.

        Raises:
            NoSuchPredictionError: the prediction is not kept.
            DatabaseUnavailableError: it cannot be written.
        """

    @abstractmethod
    def find(self, prediction_id: UUID) -> ReportedOutcome | None:
        """Raise `DatabaseUnavailableError` where it cannot be read."""

    @abstractmethod
    def live_forecasts(self, version: str, *, since: datetime) -> LiveForecasts:
        """Return what this version of the model has forecast since then of duels whose winner is reported.

        Raises:
            DatabaseUnavailableError: it cannot be read.
        """
