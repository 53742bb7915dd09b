from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from app.application.ports.outcome_repository import OutcomeRepository
from app.application.ports.prediction_repository import NoSuchPredictionError

if TYPE_CHECKING:
    from uuid import UUID

    from app.domain.prediction.reported_outcome import ReportedOutcome
    from tests.fakes.fake_prediction_repository import FakePredictionRepository


class FakeOutcomeRepository(OutcomeRepository):
    def __init__(self, predictions: FakePredictionRepository) -> None:
        self._predictions = predictions
        self.kept: dict[UUID, ReportedOutcome] = {}

    def add(self, outcome: ReportedOutcome) -> bool:
        if self._predictions.find(outcome.prediction_id) is None:
            raise NoSuchPredictionError(outcome.prediction_id)
        mine = replace(outcome, reported_at=outcome.reported_at.astimezone(UTC))
        return self.kept.setdefault(outcome.prediction_id, mine) is mine

    def find(self, prediction_id: UUID) -> ReportedOutcome | None:
        return self.kept.get(prediction_id)
