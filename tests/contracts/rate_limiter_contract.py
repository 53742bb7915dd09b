from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from app.application.ports.rate_limiter import Allowance, RateLimiter, Standing

if TYPE_CHECKING:
    from collections.abc import Callable

THREE = Allowance(name="three", per_minute=3)
MANY = Allowance(name="many", per_minute=1000)


def counts(make: Callable[[], RateLimiter], *asked: tuple[str, Allowance]) -> list[Standing]:
    """Count these in turn with one limiter."""

    async def count() -> list[Standing]:
        limiter = make()
        try:
            return [await limiter.count(client, allowance) for client, allowance in asked]
        finally:
            await limiter.close()

    return asyncio.run(count())


class RateLimiterContract:
    """A test class inherits this and gives `make`, which makes a limiter that has counted nothing yet."""

    def test_what_is_over_the_allowance_is_not_within(self, make: Callable[[], RateLimiter]) -> None:
        standings = counts(make, *[("ash", THREE)] * 5)

        assert [one.within for one in standings] == [True, True, True, False, False]
        assert [one.remaining for one in standings] == [2, 1, 0, 0, 0]
        assert {one.allowance for one in standings} == {THREE}

    def test_it_says_when_there_is_more(self, make: Callable[[], RateLimiter]) -> None:
        assert all(1 <= one.seconds <= 61 for one in counts(make, *[("ash", THREE)] * 4))

    def test_each_client_and_each_allowance_is_counted_apart(self, make: Callable[[], RateLimiter]) -> None:
        standings = counts(make, *[("ash", THREE)] * 4, ("misty", THREE), ("ash", MANY))

        assert [one.within for one in standings[-3:]] == [False, True, True]
        assert [one.remaining for one in standings[-2:]] == [2, 999]
