from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.battle_predictor import BattlePredictor, UnreachableIntervalError
from app.domain.battle.tables import tables_of
from app.domain.prediction.model import DuelForecasts
from app.infrastructure.learning.feature_batches import features_in_threads
from app.infrastructure.learning.model_files import unpack

if TYPE_CHECKING:
    import xgboost as xgb
    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.features import DuelFeatures
    from app.domain.prediction.model import ModelArtefact


class XGBoostPredictor(BattlePredictor):
    """Raises `DamagedModelError` when it is built of files that this release cannot read."""

    def __init__(self, *, artefact: ModelArtefact, version: str, workers: int | None = None) -> None:
        """`workers` decides how long an answer takes, and nothing else; by default there is one for each processor."""
        self._parts = unpack(artefact, version)
        self._version = version
        self._workers = workers or os.cpu_count() or 1

    @property
    def version(self) -> str:
        return self._version

    def predict(self, duels: Duels, pokedex: Pokedex, *, interval_width: float | None = None) -> DuelForecasts:
        seen = features_in_threads(tables_of(pokedex), duels, doubt=self._parts.doubt, workers=self._workers)
        chance = seen.order.share_of_a(self._parts.calibration(leaders_chance(self._parts.win, seen)))
        low, high = self._parts.intervals.around(chance)
        if interval_width is not None and (high - low).max(initial=0.0) > interval_width:
            reason = "the model is as sure as it was right before; the engine can play until it is surer"
            raise UnreachableIntervalError(interval_width, float((high - low).max()), reason)
        return DuelForecasts(
            win_probability=chance, interval_low=low, interval_high=high, turns=seen.turns, battles=None
        )


def leaders_chance(win: xgb.Booster, seen: DuelFeatures) -> NDArray[np.float64]:
    """Return the (n,) chance that the side which stands first wins, before calibration."""
    if not len(seen.values):
        return np.zeros(0)
    return np.asarray(win.inplace_predict(seen.values, base_margin=seen.margin), dtype=np.float64)
