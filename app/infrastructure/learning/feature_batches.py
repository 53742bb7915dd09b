from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from app.application.ports.feature_reader import FeatureReader
from app.domain.battle.tables import tables_of
from app.domain.prediction.features import DuelFeatures, features

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.battle.duels import Duels
    from app.domain.battle.tables import BattleTables

SHORT_RUN: Final = 0.001
"""How well the short run of the engine knows a duel; it takes 177 battles on average."""
_AT_ONCE: Final = 2000
_ALONE: Final = 100


def features_in_threads(
    tables: BattleTables,
    duels: Duels,
    *,
    doubt: float | None,
    workers: int,
    on_progress: Callable[[int], None] | None = None,
) -> DuelFeatures:
    """Return what `features` does; most of its work lets go of Python's lock. `on_progress` is told of duels done."""
    if workers == 1 or len(duels) <= _ALONE:
        alone = features(tables, duels, doubt=doubt)
        if on_progress:
            on_progress(len(duels))
        return alone
    size = min(-(-len(duels) // workers), _AT_ONCE)
    starts = range(0, len(duels), size)
    parts = []
    with ThreadPoolExecutor(workers) as threads:
        work = [
            threads.submit(features, tables, duels.take(slice(start, start + size)), doubt=doubt) for start in starts
        ]
        try:
            for start, part in zip(starts, work, strict=True):
                parts.append(part.result())
                if on_progress:
                    on_progress(start + len(parts[-1].values))
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            raise
    return DuelFeatures.concatenate(parts)


class ThreadedFeatureReader(FeatureReader):
    def __init__(self, *, pokedex: PokedexRepository, workers: int | None = None) -> None:
        """`workers` decides how long it takes, and nothing else; by default there is one for each processor."""
        self._pokedex = pokedex
        self._workers = workers or os.cpu_count() or 1

    def read(
        self, duels: Duels, *, doubt: float | None, on_progress: Callable[[int], None] | None = None
    ) -> DuelFeatures:
        tables = tables_of(self._pokedex.get())
        return features_in_threads(tables, duels, doubt=doubt, workers=self._workers, on_progress=on_progress)
