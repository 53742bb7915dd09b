from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from app.application.ports.prediction_repository import PredictionRepository, RefusedPredictionError

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
        self.durable: set[UUID] = set()
        """Those that were asked to be durable."""
        self.closed = 0
        self.batches: list[int] = []
        """How many were kept at a time."""
        self.unwanted: set[UUID] = set()
        """Those that are refused for what they say."""

    def add(self, predictions: Sequence[Prediction], *, durable: bool = False) -> None:
        self._fail()
        if any(one.prediction_id in self.unwanted for one in predictions):
            raise RefusedPredictionError("it is unwanted")
        self.batches.append(len(predictions))
        for one in predictions:
            self.kept.setdefault(one.prediction_id, replace(one, made_at=one.made_at.astimezone(UTC)))
        self.durable.update(one.prediction_id for one in predictions if durable)

    def find(self, prediction_id: UUID) -> Prediction | None:
        self._fail()
        return self.kept.get(prediction_id)

    def close(self) -> None:
        self.closed += 1

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure
