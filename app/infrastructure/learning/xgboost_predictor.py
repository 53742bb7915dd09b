from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.battle_predictor import ChartablePredictor
from app.domain.battle.engine.play import RULES_VERSION
from app.domain.battle.tables import tables_of
from app.domain.prediction.atlas import AtlasOrigin
from app.infrastructure.learning.feature_batches import features_in_threads, matchup_features_in_threads
from app.infrastructure.learning.forecasts import forecasts_of
from app.infrastructure.learning.model_files import unpack

if TYPE_CHECKING:
    import xgboost as xgb
    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.battle.engine.order import OrderedMatchups
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.features import DuelFeatures
    from app.domain.prediction.intervals import IntervalTable
    from app.domain.prediction.model import DuelForecasts, ModelArtefact


class XGBoostPredictor(ChartablePredictor):
    """Raises `DamagedModelError` when it is built of files that this release cannot read."""

    def __init__(self, *, artefact: ModelArtefact, version: str, workers: int | None = None) -> None:
        """`workers` decides how long an answer takes, and nothing else; by default there is one for each processor."""
        self._parts = unpack(artefact, version)
        self._checksum = artefact.checksum
        self._version = version
        self._workers = workers or os.cpu_count() or 1

    @property
    def version(self) -> str:
        return self._version

    @property
    def intervals(self) -> IntervalTable:
        return self._parts.intervals

    def origin(self, pokedex: Pokedex) -> AtlasOrigin:
        return AtlasOrigin(
            rules_version=RULES_VERSION,
            model_version=self._version,
            model_checksum=self._checksum,
            feature_schema=self._parts.schema_hash,
            pokedex=pokedex.fingerprint,
        )

    def predict(self, duels: Duels, pokedex: Pokedex, *, interval_width: float | None = None) -> DuelForecasts:
        seen = features_in_threads(tables_of(pokedex), duels, doubt=self._parts.doubt, workers=self._workers)
        return forecasts_of(self._chance(seen), seen.turns, self._parts.intervals, width=interval_width)

    def chances(self, duels: OrderedMatchups) -> NDArray[np.float64]:
        return self._chance(matchup_features_in_threads(duels, doubt=self._parts.doubt, workers=self._workers))

    def _chance(self, seen: DuelFeatures) -> NDArray[np.float64]:
        return seen.order.share_of_a(self._parts.calibration(leaders_chance(self._parts.win, seen)))


def leaders_chance(win: xgb.Booster, seen: DuelFeatures) -> NDArray[np.float64]:
    """Return the (n,) chance that the side which stands first wins, before calibration."""
    if not len(seen.values):
        return np.zeros(0)
    return np.asarray(win.inplace_predict(seen.values, base_margin=seen.margin), dtype=np.float64)
