"""Features, computed by the workers of a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import distributed

from app.domain.battle.tables import tables_of
from app.domain.prediction.features import DuelFeatures, features
from app.infrastructure.cluster.same_code import code, require_same_code_here

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex

RETRIES: Final = 2
_AT_ONCE: Final = 5000
"""Duels in a piece of work, which takes about half a second."""


def see(
    client: distributed.Client,
    pokedex: distributed.Future,
    duels: Duels,
    *,
    doubt: float | None,
    on_progress: Callable[[int], None],
) -> DuelFeatures:
    """Return what `features` does; `on_progress` is told how many duels are done."""
    rows = pieces(len(duels), workers=len(client.ncores()))
    work = [
        client.submit(seen_here, pokedex, duels.take(each), doubt, code(), pure=False, retries=RETRIES) for each in rows
    ]
    watch(work, rows, on_progress)
    return DuelFeatures.concatenate(client.gather(work))


def seen_here(pokedex: Pokedex, duels: Duels, doubt: float | None, ours: Mapping[str, str]) -> DuelFeatures:
    require_same_code_here(ours)
    return features(tables_of(pokedex), duels, doubt=doubt)


def received(what: Any) -> Any:
    """Keep on the workers what all their work needs.

    It is not scattered: that is lost with the last worker that has it, while a task is done again.
    """
    return what


def pieces(duels: int, *, workers: int) -> list[slice]:
    """Cut so many duels into pieces, at least one for each worker as far as they go."""
    size = min(-(-duels // workers), _AT_ONCE)
    return [slice(start, min(start + size, duels)) for start in range(0, duels, size)]


def watch(work: Sequence[distributed.Future], rows: Sequence[slice], on_progress: Callable[[int], None]) -> None:
    """Tell of each piece that is done; raise what one of them raises."""
    sizes = {future.key: each.stop - each.start for future, each in zip(work, rows, strict=True)}
    done = 0
    for future in distributed.as_completed(work):
        if error := future.exception():
            raise error
        done += sizes[future.key]
        on_progress(done)
