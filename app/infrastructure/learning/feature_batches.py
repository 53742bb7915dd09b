from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from app.application.ports.feature_reader import FeatureReader
from app.domain.battle.tables import tables_of
from app.domain.prediction.features import DuelFeatures, features, features_of_matchups

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.battle.duels import Duels
    from app.domain.battle.engine.order import OrderedMatchups
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
    return _in_threads(
        lambda rows: features(tables, duels.take(rows), doubt=doubt), len(duels), workers, on_progress or _tell_nobody
    )


def matchup_features_in_threads(ordered: OrderedMatchups, *, doubt: float | None, workers: int) -> DuelFeatures:
    """Return what `features_of_matchups` does, likewise."""
    return _in_threads(
        lambda rows: features_of_matchups(ordered.take(rows), doubt=doubt), len(ordered.seeds), workers, _tell_nobody
    )


def _tell_nobody(_: int) -> None:
    """Nobody waits to hear how far it is."""


def _in_threads(
    read: Callable[[slice], DuelFeatures], count: int, workers: int, on_progress: Callable[[int], None]
) -> DuelFeatures:
    if workers == 1 or count <= _ALONE:
        alone = read(slice(None))
        on_progress(count)
        return alone
    size = min(-(-count // workers), _AT_ONCE)
    starts = range(0, count, size)
    parts = []
    with ThreadPoolExecutor(workers) as threads:
        work = [threads.submit(read, slice(start, start + size)) for start in starts]
        try:
            for start, part in zip(starts, work, strict=True):
                parts.append(part.result())
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
