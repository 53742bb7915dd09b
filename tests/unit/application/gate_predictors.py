"""Predictors that pass the gate, or fail it in one way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from app.application.ports.battle_predictor import BattlePredictor
from app.application.ports.model_registry import DamagedModelError, OutdatedModelError
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.outlook.blows import mean_damages
from app.domain.battle.tables import tables_of
from app.domain.prediction.model import DuelForecasts, ModelArtefact

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.battle.engine.order import OrderedMatchups
    from app.domain.pokedex.pokedex import Pokedex


class HarderHitPredictor(BattlePredictor):
    """Backs whoever hits harder; how sure it is, is all that it has learnt."""

    def __init__(self, version: str, certainty: float, lean: float = 0.0) -> None:
        """With `lean` it favours A, whoever that is."""
        self._version, self._certainty, self._lean = version, certainty, lean

    @property
    def version(self) -> str:
        return self._version

    def predict(self, duels: Duels, pokedex: Pokedex, *, interval_width: float | None = None) -> DuelForecasts:  # noqa: ARG002 - it has no intervals
        chance = self._backed(*matchups(tables_of(pokedex), duels))
        return DuelForecasts(
            win_probability=chance, interval_low=chance, interval_high=chance, turns=np.ones(len(duels)), battles=None
        )

    def chances(self, duels: OrderedMatchups) -> NDArray[np.float64]:
        return duels.order.share_of_a(self._backed(duels.fighters, duels.moves))

    def _backed(self, fighters: NDArray[Any], moves: NDArray[Any]) -> NDArray[np.float64]:
        own, foe = mean_damages(fighters, moves).T if len(fighters) else np.zeros((2, 0))
        return np.where(own == foe, 0.5, np.where(own > foe, self._certainty, 1 - self._certainty)) + self._lean


def harder_hit(certainty: float, lean: float = 0.0) -> ModelArtefact:
    return ModelArtefact(files={"learnt.json": json.dumps([certainty, lean]).encode()})


def predictor_of(artefact: ModelArtefact, version: str) -> BattlePredictor:
    if "outdated" in artefact.files:
        raise OutdatedModelError(version)
    try:
        return HarderHitPredictor(version, *json.loads(artefact.files["learnt.json"]))
    except KeyError as error:
        raise DamagedModelError(version, f"{error} is missing") from error
