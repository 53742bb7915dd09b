from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.application.ports.prediction_repository import NoSuchPredictionError
from app.domain.errors import PredictionDexError
from app.domain.prediction.reported_outcome import ReportedOutcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from app.application.ports.outcome_repository import OutcomeRepository
    from app.application.ports.prediction_repository import PredictionRepository
    from app.domain.prediction.reported_outcome import Winner


class OtherOutcomeError(PredictionDexError):
    def __init__(self, standing: ReportedOutcome) -> None:
        self.standing = standing
        super().__init__(f"Another outcome of {standing.prediction_id} is reported already: {standing.winner}.")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOutcome:
    """Remember who has really won. The first report stands, and may be repeated."""

    predictions: PredictionRepository
    outcomes: OutcomeRepository
    now: Callable[[], datetime] = _now

    def __call__(self, *, prediction_id: UUID, winner: Winner) -> tuple[ReportedOutcome, bool]:
        """Return the outcome that stands, and whether this is its first report.

        Raises:
            NoSuchPredictionError: nothing was predicted under this id.
            OtherOutcomeError: another winner has been reported.
        """
        # To find it is to wait until it is written, where it still is on its way.
        if self.predictions.find(prediction_id) is None:
            raise NoSuchPredictionError(prediction_id)
        outcome = ReportedOutcome(prediction_id=prediction_id, winner=winner, reported_at=self.now())
        if self.outcomes.add(outcome):
            return outcome, True
        standing = self.outcomes.find(prediction_id) or outcome
        if standing.winner is not winner:
            raise OtherOutcomeError(standing)
        return standing, False
