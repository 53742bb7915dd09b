from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any, Final

from limits.aio.storage import RedisStorage
from limits.errors import StorageError
from redis.asyncio import ConnectionPool

from app.application.ports.rate_limiter import RateLimiter
from app.infrastructure.limiting.window_rate_limiter import WindowRateLimiter

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.rate_limiter import Allowance, Standing

PAUSE_SECONDS: Final = 10.0
_WAIT_SECONDS: Final = 0.25

_log = logging.getLogger(__name__)


class RedisRateLimiter(RateLimiter):
    """Counts in Redis, for all processes together; while Redis is away, each process counts for itself.

    So a Redis that fails neither stops the service nor opens it. It is tried again after a pause.
    """

    def __init__(self, url: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        # A client must not wait for a count: Redis either answers quickly or is away.
        self._connections = ConnectionPool.from_url(
            url, socket_timeout=_WAIT_SECONDS, socket_connect_timeout=_WAIT_SECONDS
        )
        options: dict[str, Any] = {"connection_pool": self._connections, "key_prefix": "predictiondex"}
        storage = RedisStorage(f"async+{url}", wrap_exceptions=True, implementation="redispy", **options)
        self._shared = WindowRateLimiter(storage)
        self._own = WindowRateLimiter.in_memory()
        self._clock = clock
        self._away_until: float | None = None

    async def count(self, client: str, allowance: Allowance) -> Standing:
        if self._away_until is not None and self._clock() < self._away_until:
            return await self._own.count(client, allowance)
        try:
            standing = await self._shared.count(client, allowance)
        except StorageError as failure:
            self._lose(failure)
            return await self._own.count(client, allowance)
        self._find_again()
        return standing

    async def close(self) -> None:
        await self._connections.disconnect()

    def _lose(self, failure: StorageError) -> None:
        if self._away_until is None:
            _log.error("Redis is away, so each process counts requests for itself: %s", failure.storage_error)
        self._away_until = self._clock() + PAUSE_SECONDS

    def _find_again(self) -> None:
        if self._away_until is not None:
            _log.info("Redis is there again; requests are counted for all processes together")
        self._away_until = None
