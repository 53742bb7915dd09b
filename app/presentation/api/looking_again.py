"""A prediction that another worker has just made may still be on its way to the database."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, TypeVar

from starlette.concurrency import run_in_threadpool

from app.application.ports.prediction_repository import NoSuchPredictionError
from app.application.prediction_ids import is_from_now

if TYPE_CHECKING:
    from collections.abc import Callable

_PAUSES: Final = (0.02, 0.1, 0.4)
_ON_ITS_WAY_SECONDS: Final = 1.0

_Found = TypeVar("_Found")


async def looking_again(look: Callable[[], _Found]) -> _Found:
    """Look in a thread, and again where an id is missing that is too young to be given up; no thread waits."""
    for pause in _PAUSES:
        try:
            return await run_in_threadpool(look)
        except NoSuchPredictionError as missing:
            if not is_from_now(missing.prediction_id, seconds=_ON_ITS_WAY_SECONDS):
                raise
        await asyncio.sleep(pause)
    return await run_in_threadpool(look)
