from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from app.application.ports.prediction_repository import PredictionRepository

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from app.domain.errors import PredictionDexError
    from app.domain.prediction.prediction import Prediction


class FakePredictionRepository(PredictionRepository):
    """Keeps the predictions in memory; `failure`, once set, is what every call raises."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.kept: dict[UUID, Prediction] = {}

    def add(self, predictions: Sequence[Prediction]) -> None:
        self._fail()
        for one in predictions:
            self.kept[one.prediction_id] = replace(one, made_at=one.made_at.astimezone(UTC))

    def find(self, prediction_id: UUID) -> Prediction | None:
        self._fail()
        return self.kept.get(prediction_id)

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure
