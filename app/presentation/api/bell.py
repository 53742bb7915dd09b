from __future__ import annotations

import asyncio
from contextlib import suppress


class Bell:
    """Wakes whoever pauses, so that it looks at once and not after its pause."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def ring(self) -> None:
        self._next.set()
        self._next = asyncio.Event()

    def next_ring(self) -> asyncio.Event:
        """Return what is set by the next ring: whoever asks before it looks misses none that comes meanwhile."""
        return self._next


async def pause(seconds: float, *, until: asyncio.Event) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await until.wait()
