from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.outcome_repository import OutcomeRepository
from app.application.ports.prediction_repository import NoSuchPredictionError
from app.domain.prediction.prediction import Method
from app.domain.prediction.reported_outcome import Winner
from app.domain.registry.watch import LiveForecasts

if TYPE_CHECKING:
    from datetime import datetime
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

    def live_forecasts(self, version: str, *, since: datetime) -> LiveForecasts:
        found = [
            (prediction.win_probability, float(outcome.winner is Winner.A))
            for prediction, outcome in ((self._predictions.find(one.prediction_id), one) for one in self.kept.values())
            if prediction is not None
            and (prediction.method, prediction.model_version) == (Method.MODEL, version)
            and min(prediction.made_at, outcome.reported_at) >= since
            and outcome.winner is not Winner.TIE
        ]
        chances, won = np.array(found, dtype=np.float64).reshape(-1, 2).T
        return LiveForecasts(win_probability=chances, won=won)
