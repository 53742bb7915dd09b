from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.shadow_repository import ShadowRepository
from app.domain.prediction.reported_outcome import Winner
from app.domain.registry.shadow import ShadowRecord

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from app.domain.errors import PredictionDexError
    from app.domain.registry.shadow import ShadowAnswer
    from tests.fakes.fake_outcome_repository import FakeOutcomeRepository
    from tests.fakes.fake_prediction_repository import FakePredictionRepository

_WON = {Winner.A: 1.0, Winner.B: 0.0}


class FakeShadowRepository(ShadowRepository):
    """Keeps the answers in memory; `failure`, once set, is what every call raises."""

    def __init__(self, predictions: FakePredictionRepository, outcomes: FakeOutcomeRepository) -> None:
        self.failure: PredictionDexError | None = None
        self.kept: dict[tuple[UUID, str], ShadowAnswer] = {}
        self._predictions, self._outcomes = predictions, outcomes

    def add(self, answers: Sequence[ShadowAnswer]) -> None:
        self._fail()
        for one in answers:
            if one.prediction_id in self._predictions.kept:
                self.kept.setdefault((one.prediction_id, one.model_version), one)

    def record(self, version: str, *, limit: int) -> ShadowRecord:
        self._fail()
        own = [one for one in self.kept.values() if one.model_version == version]
        newest = sorted(own, key=lambda one: (one.made_at, one.prediction_id), reverse=True)[:limit]
        return ShadowRecord(
            prediction_ids=tuple(one.prediction_id for one in newest),
            champion=np.array([self._predictions.kept[one.prediction_id].win_probability for one in newest]),
            challenger=np.array([one.win_probability for one in newest]),
            won=np.array([self._won(one.prediction_id) for one in newest]),
        )

    def _won(self, prediction_id: UUID) -> float:
        outcome = self._outcomes.find(prediction_id)
        return np.nan if outcome is None else _WON.get(outcome.winner, np.nan)

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure
