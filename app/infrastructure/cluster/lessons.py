"""What trees are grown from, spread over the workers of a cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.prediction.features import feature_names
from app.infrastructure.cluster.same_code import code
from app.infrastructure.cluster.seeing import RETRIES, pieces, seen_here, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import distributed
    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels

COLUMNS: Final = {"values": np.float32, "margin": np.float32, "share": np.float64, "battles": np.int64}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """n duels on a worker, but for those against oneself, which are a half by rule and teach nothing."""

    values: NDArray[np.float32]  # (n, features)
    margin: NDArray[np.float32]  # (n,) log odds of the leader's win, from which the trees start
    share: NDArray[np.float64]  # (n,) of the battles, won by the leader
    battles: NDArray[np.int64]  # (n,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    pokedex: distributed.Future
    duels: LabelledDuels
    doubt: float | None
    on_progress: Callable[[int], None]
    """Is told how many duels were seen."""

    @property
    def names(self) -> tuple[str, ...]:
        return feature_names(self.doubt)

    def sent(self, client: distributed.Client, rows: slice, home: str) -> distributed.Future:
        """Have this worker see these duels, or another one that has less to do."""
        tallies = self.duels.tallies
        return client.submit(
            _lesson,
            *(self.pokedex, self.duels.duels.take(rows), tallies.win_share[rows], tallies.battles[rows]),
            doubt=self.doubt,
            ours=code(),
            workers=[home],
            allow_other_workers=True,
            pure=False,
            retries=RETRIES,
        )


def shares_of(client: distributed.Client, lessons: Lessons) -> list[distributed.Future]:
    """Have each worker hold about as many duels as the others, in the order in which XGBoost counts the workers."""
    homes = _in_order_of_rank(client)
    rows = pieces(len(lessons.duels), workers=len(homes))
    home_of = [number * len(homes) // len(rows) for number in range(len(rows))]
    seen = [lessons.sent(client, each, homes[home]) for each, home in zip(rows, home_of, strict=True)]
    watch(seen, rows, lessons.on_progress)
    return [
        client.submit(
            _together,
            # What another worker saw comes home.
            [one for one, its_home in zip(seen, home_of, strict=True) if its_home == home],
            workers=[homes[home]],
            allow_other_workers=True,
            pure=False,
        )
        for home in sorted(set(home_of))
    ]


def _in_order_of_rank(client: distributed.Client) -> list[str]:
    workers = client.scheduler_info(n_workers=-1)["workers"]
    return sorted(workers, key=lambda address: f"[xgboost.dask-{workers[address]['name']}]:{address}")


def _lesson(
    pokedex: Pokedex,
    duels: Duels,
    share: NDArray[np.float64],
    battles: NDArray[np.int64],
    *,
    doubt: float | None,
    ours: Mapping[str, str],
) -> Share:
    seen = seen_here(pokedex, duels, doubt, ours)
    rows = np.flatnonzero(~seen.order.mirror)
    of_leader = seen.order.share_of_a(share)
    return Share(values=seen.values[rows], margin=seen.margin[rows], share=of_leader[rows], battles=battles[rows])


def _together(seen: Sequence[Share]) -> Share:
    columns = {name: np.concatenate([getattr(one, name) for one in seen]) for name in COLUMNS}
    return Share(**columns)
