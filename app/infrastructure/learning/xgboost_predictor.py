from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.battle_predictor import BattlePredictor
from app.application.ports.model_registry import DamagedModelError
from app.domain.battle.lineup import line_up_duels
from app.domain.battle.tables import tables_of
from app.domain.prediction.features import features, towards_a
from app.domain.prediction.model import DuelForecasts
from app.infrastructure.learning.model_files import unpack

if TYPE_CHECKING:
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import ModelArtefact


class XGBoostPredictor(BattlePredictor):
    """Raises `DamagedModelError` when it is built of files that this release cannot read."""

    def __init__(self, *, artefact: ModelArtefact, version: str, pokedex: PokedexRepository) -> None:
        self._parts = unpack(artefact, version)
        if self._parts.schema_hash != feature_schema(pokedex):
            raise DamagedModelError(version, "it was trained on other features than this release computes")
        self._version = version

    @property
    def version(self) -> str:
        return self._version

    def predict(self, duels: Duels, pokedex: Pokedex) -> DuelForecasts:
        seen = features(tables_of(pokedex), duels)
        leader = self._parts.win.inplace_predict(seen.values).astype(np.float64)
        chance = towards_a(leader, seen)
        low, high = self._parts.intervals.around(chance)
        turns = np.maximum(np.exp(self._parts.turns.inplace_predict(seen.values).astype(np.float64)), 1.0)
        return DuelForecasts(win_probability=chance, interval_low=low, interval_high=high, turns=turns, battles=None)


def feature_schema(pokedex: PokedexRepository) -> str:
    """Return the hash of the features that this release computes; no duel is needed to know it."""
    entries = pokedex.get()
    return features(tables_of(entries), line_up_duels(entries, [])).schema_hash
