from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.application.ports.rate_limiter import RateLimiter, Standing

if TYPE_CHECKING:
    from app.application.ports.rate_limiter import Allowance


class FakeRateLimiter(RateLimiter):
    """Counts in one minute that never ends."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.closed = False

    async def count(self, client: str, allowance: Allowance) -> Standing:
        self.counts[client, allowance.name] += 1
        left = allowance.per_minute - self.counts[client, allowance.name]
        return Standing(allowance=allowance, within=left >= 0, remaining=max(0, left), seconds=17)

    async def close(self) -> None:
        self.closed = True
