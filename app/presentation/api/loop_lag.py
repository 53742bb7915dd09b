"""How long everybody waits when somebody keeps the event loop busy."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from app.application.ports.status_board import StatusBoard

_EVERY_SECONDS: Final = 0.5
_REMEMBERED: Final = 40
"""Twenty seconds of them: somebody looks more often than that."""


@asynccontextmanager
async def lag_watched(board: StatusBoard) -> AsyncIterator[None]:
    watch = asyncio.create_task(_watch(board))
    try:
        yield
    finally:
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch


async def _watch(board: StatusBoard) -> None:
    clock = asyncio.get_running_loop().time
    lags: deque[float] = deque(maxlen=_REMEMBERED)
    while True:
        began = clock()
        await asyncio.sleep(_EVERY_SECONDS)
        lags.append(max(clock() - began - _EVERY_SECONDS, 0))
        board.show_lag(max(lags))
