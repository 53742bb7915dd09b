from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.application.ports.battle_predictor import BattlePredictor, UnreachableIntervalError
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.records import STRUGGLE
from app.domain.battle.tables import tables_of
from app.domain.prediction.model import DuelForecasts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.battle.engine.order import OrderedMatchups
    from app.domain.pokedex.pokedex import Pokedex


NARROWEST = 0.001
_WIDEST = 0.5
_FIGHTER_FACTS = ("level", "max_hp", "attack", "defence", "special_attack", "special_defence", "speed")
_MOVE_FACTS = {"power": 3.0, "accuracy": 0.25, "pp": 1.0, "priority": 20.0, "stab": 50.0, "doublings": 100.0}


class FakeBattlePredictor(BattlePredictor):
    """Who is the better fighter wins more often; `failure`, once set, is what every forecast raises."""

    def __init__(self, *, version: str = "fake-1", battles: int | None = None) -> None:
        self.failure: Exception | None = None
        self.asked: list[int] = []
        """How many duels each call was about."""
        self._version = version
        self._battles = battles

    @property
    def version(self) -> str:
        return self._version

    def predict(
        self,
        duels: Duels,
        pokedex: Pokedex,
        *,
        interval_width: float | None = None,
    ) -> DuelForecasts:
        if interval_width is not None and interval_width < NARROWEST:
            raise UnreachableIntervalError(interval_width, NARROWEST, "this is a fake")
        if self.failure is not None:
            raise self.failure
        self.asked.append(len(duels))
        lead = _lead(*matchups(tables_of(pokedex), duels))
        favourite = _favourites_chance(lead)
        scale = min(1.0, (interval_width or 1.0) / _WIDEST)
        low, high = favourite - scale * favourite / 8, favourite + scale * (1 - favourite) / 2
        # One minus a half or more is exact, so that exchanging the sides exchanges the answer exactly.
        return DuelForecasts(
            win_probability=np.where(lead >= 0, favourite, 1 - favourite),
            interval_low=np.where(lead > 0, low, np.where(lead < 0, 1 - high, 0.5 - scale / 4)),
            interval_high=np.where(lead > 0, high, np.where(lead < 0, 1 - low, 0.5 + scale / 4)),
            turns=2 + 3 * (1 - favourite),
            battles=None if self._battles is None else np.full(len(duels), self._battles),
        )

    def chances(self, duels: OrderedMatchups) -> NDArray[np.float64]:
        if self.failure is not None:
            raise self.failure
        lead = _lead(duels.fighters, duels.moves)
        favourite = _favourites_chance(lead)
        return duels.order.share_of_a(np.where(lead >= 0, favourite, 1 - favourite))


def _favourites_chance(lead: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-np.abs(lead) / 500)))


def _lead(fighters: NDArray[Any], moves: NDArray[Any]) -> NDArray[np.float64]:
    """Return by how much the first side of n duels is the better one."""
    known = moves[:, :, 1 - STRUGGLE]
    as_fighter = np.stack([fighters[fact] for fact in _FIGHTER_FACTS]).sum(axis=0)
    as_striker = np.stack([worth * known[fact] for fact, worth in _MOVE_FACTS.items()]).sum(axis=0)
    better = as_fighter + as_striker
    return np.asarray(better[:, 0] - better[:, 1], dtype=np.float64)
