from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from app.application.ports.served_predictions import ServedPredictions, ServedSample
from app.domain.prediction.prediction import Method

if TYPE_CHECKING:
    from datetime import datetime

    from tests.fakes.fake_prediction_repository import FakePredictionRepository


class FakeServedPredictions(ServedPredictions):
    """Draws from what a fake repository keeps."""

    def __init__(self, predictions: FakePredictionRepository) -> None:
        self._predictions = predictions

    def sample(self, version: str, *, since: datetime, until: datetime, size: int, seed: int) -> ServedSample:
        kept = self._predictions.kept.values()
        asked = [one for one in kept if one.model_version == version and one.method == Method.MODEL]
        made = [one for one in asked if since <= one.made_at < until]
        drawn = Random(seed).sample(made, min(size, len(made)))
        return ServedSample(
            predictions=sorted(drawn, key=lambda one: (one.made_at, one.prediction_id)), total=len(made)
        )
