from __future__ import annotations

import time
from math import floor
from typing import TYPE_CHECKING, Self

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from app.application.ports.rate_limiter import RateLimiter, Standing

if TYPE_CHECKING:
    from limits.aio.storage import RedisStorage

    from app.application.ports.rate_limiter import Allowance


class WindowRateLimiter(RateLimiter):
    """Counts in a window that slides: two counters per client, however much it asks."""

    def __init__(self, storage: MemoryStorage | RedisStorage) -> None:
        self._strategy = SlidingWindowCounterRateLimiter(storage)
        self._limits: dict[Allowance, RateLimitItemPerMinute] = {}

    @classmethod
    def in_memory(cls) -> Self:
        """Count for this process alone."""
        return cls(MemoryStorage())

    async def count(self, client: str, allowance: Allowance) -> Standing:
        limit = self._limit_of(allowance)
        within = await self._strategy.hit(limit, client)
        window = await self._strategy.get_window_stats(limit, client)
        return Standing(
            allowance=allowance,
            within=within,
            remaining=window.remaining if within else 0,
            seconds=floor(max(0.0, window.reset_time - time.time())) + 1,
        )

    async def close(self) -> None:
        """Nothing is held."""

    def _limit_of(self, allowance: Allowance) -> RateLimitItemPerMinute:
        if allowance not in self._limits:
            self._limits[allowance] = RateLimitItemPerMinute(allowance.per_minute, namespace=allowance.name)
        return self._limits[allowance]
