from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.battle_simulator import BattleSimulator
from app.domain.battle.outcome import Tallies

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants, Duels
    from app.domain.errors import PredictionDexError
    from app.domain.pokedex.pokedex import Pokedex

_BATCH = 5


class FakeBattleSimulator(BattleSimulator):
    """Lets the higher total of base statistics, times the level, win more often; `failure`, once set, is raised."""

    def __init__(self, pokedex: Pokedex) -> None:
        self.failure: PredictionDexError | None = None
        self.closed = False
        self._totals = np.array([one.base_stats.total for one in pokedex.pokemon])

    @property
    def rules_version(self) -> str:
        return "fake-1"

    def simulate(
        self, duels: Duels, *, battles: int, seed: int, on_progress: Callable[[int], None] | None = None
    ) -> Tallies:
        self.closed = False
        if self.failure is not None:
            raise self.failure
        dice = np.random.default_rng(seed)
        a, b = self._strength(duels.a), self._strength(duels.b)
        a_wins = dice.binomial(battles, a**4 / (a**4 + b**4)).astype(np.int64)
        turns = battles * dice.integers(1, 6, len(duels))
        for done in range(_BATCH, len(duels) + _BATCH, _BATCH):
            if on_progress is not None:
                on_progress(min(done, len(duels)))
        return Tallies(a_wins=a_wins, b_wins=battles - a_wins, ties=np.zeros_like(a_wins), turns=turns)

    def close(self) -> None:
        self.closed = True

    def _strength(self, side: Combatants) -> NDArray[np.float64]:
        strength: NDArray[np.float64] = self._totals[side.pokemon] * side.level / 100.0
        return strength
