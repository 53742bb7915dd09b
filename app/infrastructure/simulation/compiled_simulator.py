from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.ports.battle_simulator import BattleSimulator
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.play import ANY_ERROR, NEVER, RULES_VERSION, duel_seeds, play_duels
from app.domain.battle.outcome import Tallies
from app.domain.battle.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex

_BATTLES_AT_ONCE: Final = 500_000


class CompiledSimulator(BattleSimulator):
    """Plays duels with our own engine, which lets go of Python's lock while it plays, on every processor."""

    def __init__(self, *, pokedex: Pokedex, workers: int | None = None) -> None:
        """`workers` decides how long it takes and nothing else; by default there is one for each processor."""
        self._pokedex = pokedex
        self._workers = workers or os.cpu_count() or 1

    @property
    def rules_version(self) -> str:
        return RULES_VERSION

    def simulate(
        self, duels: Duels, *, battles: int, seed: int, on_progress: Callable[[int], None] | None = None
    ) -> Tallies:
        seeds = duel_seeds(seed, len(duels))
        columns, done = [np.zeros((0, 4), dtype=np.int64)], 0
        with ThreadPoolExecutor(self._workers) as threads:
            batches = [
                threads.submit(self._play, duels.take(rows), seeds[rows], battles) for rows in _cut(duels, battles)
            ]
            try:
                for batch in batches:
                    columns.append(batch.result())
                    done += len(columns[-1])
                    if on_progress:
                        on_progress(done)
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                raise
        tallies = np.concatenate(columns)
        return Tallies(a_wins=tallies[:, 0], b_wins=tallies[:, 1], ties=tallies[:, 2], turns=tallies[:, 3])

    def close(self) -> None:
        """Nothing is left running between calls."""

    def _play(self, duels: Duels, seeds: NDArray[np.uint64], battles: int) -> NDArray[np.int64]:
        fighters, moves = matchups(tables_of(self._pokedex), duels)
        return play_duels(fighters, moves, seeds, battles, NEVER, ANY_ERROR)


def _cut(duels: Duels, battles: int) -> Iterator[slice]:
    """Give batches small enough to tell of progress, and to end soon when interrupted."""
    size = max(_BATTLES_AT_ONCE // battles, 1)
    for start in range(0, len(duels), size):
        yield slice(start, start + size)
