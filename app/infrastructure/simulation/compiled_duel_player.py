from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.ports.duel_player import DuelPlayer, SimulationTooLongError
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.play import RULES_VERSION, duel_seeds, play_battles
from app.domain.battle.engine.records import FIGHTER, MOVE
from app.domain.battle.simulation import PlayedBattles
from app.domain.battle.tables import tables_of

if TYPE_CHECKING:
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex

_BATTLES_AT_ONCE: Final = 2_000


class CompiledDuelPlayer(DuelPlayer):
    """Plays with our own engine, which lets go of Python's lock while it plays. Building one reads the rules."""

    def __init__(self, *, limit_seconds: float) -> None:
        self._limit_seconds = limit_seconds
        play_battles(np.zeros(2, FIGHTER), np.zeros((2, 2), MOVE), duel_seeds(0, 0))

    @property
    def rules_version(self) -> str:
        return RULES_VERSION

    def play(self, duel: Duels, pokedex: Pokedex, *, battles: int, seed: int) -> PlayedBattles:
        (fighters,), (moves,) = matchups(tables_of(pokedex), duel)
        over = monotonic() + self._limit_seconds
        batches = []
        for seeds in np.split(duel_seeds(seed, battles), range(_BATTLES_AT_ONCE, battles, _BATTLES_AT_ONCE)):
            if monotonic() >= over:
                raise SimulationTooLongError(battles, self._limit_seconds)
            batches.append(play_battles(fighters, moves, seeds))
        played = np.concatenate(batches)
        a, b = fighters["max_hp"].tolist()
        return PlayedBattles(won_by=played[:, 0], turns=played[:, 1], hp=played[:, 2:], max_hp=(a, b))

    def close(self) -> None:
        """Nothing is left running between calls."""
