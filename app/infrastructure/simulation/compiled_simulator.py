from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.application.ports.battle_simulator import BattleSimulator
from app.domain.battle.engine.matchup import matchups, move_records
from app.domain.battle.engine.play import duel_seeds, play_duels
from app.domain.battle.outcome import Tallies
from app.domain.battle.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex

RULES_VERSION: Final = "own-1"
"""Raise it when a rule of our engine changes."""
_BATTLES_PER_CALL: Final = 2_000_000


class CompiledSimulator(BattleSimulator):
    """Plays duels with our own engine, over all processors of this process."""

    def __init__(self, *, pokedex: Pokedex) -> None:
        self._pokedex = pokedex
        self._moves = move_records(pokedex.moves)

    @property
    def rules_version(self) -> str:
        return RULES_VERSION

    def simulate(
        self, duels: Duels, *, battles: int, seed: int, on_progress: Callable[[int], None] | None = None
    ) -> Tallies:
        seeds = duel_seeds(seed, len(duels))
        at_once = max(_BATTLES_PER_CALL // battles, 1)
        tallies = [np.zeros((0, 4), dtype=np.int64)]
        for start in range(0, len(duels), at_once):
            rows = slice(start, start + at_once)
            tallies.append(self._play(duels.take(rows), seeds[rows], battles))
            if on_progress:
                on_progress(min(start + at_once, len(duels)))
        return as_tallies(np.concatenate(tallies))

    def close(self) -> None:
        """Nothing was started."""

    def _play(self, duels: Duels, seeds: NDArray[np.uint64], battles: int) -> NDArray[Any]:
        fighters, moves = matchups(tables_of(self._pokedex), self._moves, duels)
        return play_duels(fighters, moves, seeds, battles, 0.0)


def as_tallies(columns: NDArray[np.int64]) -> Tallies:
    return Tallies(a_wins=columns[:, 0], b_wins=columns[:, 1], ties=columns[:, 2], turns=columns[:, 3])
