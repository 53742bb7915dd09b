from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.duel_player import DuelPlayer
from app.domain.battle.simulation import PlayedBattles

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.battle.duels import Duels
    from app.domain.errors import PredictionDexError
    from app.domain.pokedex.pokedex import Pokedex

_HP = 100


def _at_once() -> None:
    pass


class FakeDuelPlayer(DuelPlayer):
    """Lets the higher level win more often; `failure`, once set, is raised, and `wait` is called before every play."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.wait: Callable[[], None] = _at_once

    @property
    def rules_version(self) -> str:
        return "fake-1"

    def play(
        self,
        duel: Duels,
        pokedex: Pokedex,  # noqa: ARG002 - levels are enough
        *,
        battles: int,
        seed: int,
    ) -> PlayedBattles:
        self.wait()
        if self.failure is not None:
            raise self.failure
        dice = np.random.default_rng(seed)
        a, b = int(duel.a.level[0]), int(duel.b.level[0])
        won_by = (dice.random(battles) >= a / (a + b)).astype(np.int64)
        left = dice.integers(1, _HP + 1, battles)
        hp = np.stack([np.where(won_by == 0, left, 0), np.where(won_by == 1, left, 0)], axis=1)
        return PlayedBattles(won_by=won_by, turns=dice.integers(1, 9, battles), hp=hp, max_hp=(_HP, _HP))

    def close(self) -> None:
        """Nothing was started."""
