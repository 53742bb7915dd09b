"""Trees, grown by the workers of a cluster together."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any, Final

import dask
import dask.array as da
import numpy as np
import xgboost as xgb
from xgboost import dask as dxgb
from xgboost.collective import Config

from app.application.ports.cluster_errors import LostWorkersError
from app.infrastructure.cluster.lessons import COLUMNS, shares_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import distributed

    from app.infrastructure.cluster.lessons import Lessons, Share
    from app.infrastructure.cluster.rounds import TellRounds
    from app.infrastructure.learning.xgboost_learner import Boosting

_ATTEMPTS: Final = 3
_NOTICED_SECONDS: Final = 2.0
"""How soon the scheduler knows that a worker was lost."""


def grow(
    client: distributed.Client,
    lessons: Lessons,
    boosting: Boosting,
    *,
    seed: int,
    tell: TellRounds,
    silence_seconds: int,
) -> xgb.Booster:
    """Return the trees; the same lessons, seed and number of workers grow the same.

    XGBoost ends when it loses a worker. Then those that are left begin anew; one that still waits for the lost one
    after these seconds is ended, too.

    Raises:
        LostWorkersError: that happened too often.
    """
    for _ in range(_ATTEMPTS):
        workers = set(client.scheduler_info(n_workers=-1)["workers"])
        try:
            return _grown(client, lessons, boosting, seed=seed, tell=tell, silence_seconds=silence_seconds)
        except Exception:
            if not _lost(client, workers):
                raise
            end_stuck(client, silence_seconds)
    raise LostWorkersError("the training", _ATTEMPTS)


def end_stuck(client: distributed.Client, seconds: float) -> None:
    """End workers that are busy after so long, though nobody wants anything of them.

    XGBoost may let a worker wait for ever for one that was lost (seen with 3.2: nothing wakes its allreduce).
    """
    until = time.monotonic() + seconds
    while busy := [worker for worker, is_busy in client.run(_is_busy).items() if is_busy]:
        if time.monotonic() > until:
            client.run(_end, workers=busy, wait=False)
            _lost(client, set(busy))
            return
        time.sleep(0.1)


async def _end() -> None:
    os._exit(1)


def _is_busy(dask_worker: distributed.Worker) -> bool:
    return bool(dask_worker.state.executing)


def _grown(
    client: distributed.Client,
    lessons: Lessons,
    boosting: Boosting,
    *,
    seed: int,
    tell: TellRounds,
    silence_seconds: int,
) -> xgb.Booster:
    shares = shares_of(client, lessons)
    counts = client.gather([client.submit(_count, share, pure=False) for share in shares])
    mean = sum(battles for _, battles in counts) / sum(rows for rows, _ in counts)
    data = dxgb.DaskQuantileDMatrix(
        client,
        _column(shares, "values", (np.nan, len(lessons.names))),
        label=_column(shares, "share"),
        weight=_column(shares, "battles") / mean,
        base_margin=_column(shares, "margin"),
    )
    settings = boosting.settings(lessons.names, seed)
    with xgb.config_context(verbosity=0):  # else each worker writes its rank across our progress bar
        grown = dxgb.train(
            client, settings, data, boosting.rounds, callbacks=[tell], coll_cfg=Config(timeout=silence_seconds)
        )
    booster: xgb.Booster = grown["booster"]
    return booster


def _count(share: Share) -> tuple[int, int]:
    return len(share.battles), int(share.battles.sum())


def _column(shares: Sequence[distributed.Future], name: str, shape: tuple[float, ...] = (np.nan,)) -> Any:
    """Return the array whose pieces are where the shares are; nobody here knows how long they are."""
    blocks = [da.from_delayed(dask.delayed(getattr)(share, name), shape, COLUMNS[name]) for share in shares]
    return da.concatenate(blocks, allow_unknown_chunksizes=True)


def _lost(client: distributed.Client, workers: set[str]) -> bool:
    """Say whether one of these workers is there no more."""
    until = time.monotonic() + _NOTICED_SECONDS
    while workers <= set(client.scheduler_info(n_workers=-1)["workers"]):
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True
