from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.battle_predictor import BattlePredictor, UnreachableIntervalError
from app.domain.prediction.model import DuelForecasts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants, Duels
    from app.domain.pokedex.pokedex import Pokedex


NARROWEST = 0.001
_WIDEST = 0.5


class FakeBattlePredictor(BattlePredictor):
    """The higher level and the better spread win more often; `failure`, once set, is what every forecast raises."""

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
        pokedex: Pokedex,  # noqa: ARG002 - positions are enough
        *,
        interval_width: float | None = None,
    ) -> DuelForecasts:
        if interval_width is not None and interval_width < NARROWEST:
            raise UnreachableIntervalError(interval_width, NARROWEST, "this is a fake")
        if self.failure is not None:
            raise self.failure
        self.asked.append(len(duels))
        lead = _strength(duels.a) - _strength(duels.b)
        favourite = 1 / (1 + np.exp(-np.abs(lead) / 500))
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


def _strength(side: Combatants) -> NDArray[np.float64]:
    spread = side.ivs.sum(axis=1) + side.avs.sum(axis=1) + side.friendship
    return np.asarray(10 * side.level + spread + 7 * side.pokemon + 3 * side.move + side.nature, dtype=np.float64)
