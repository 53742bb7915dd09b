from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import pytest
from redis import Redis

from app.infrastructure.limiting.redis_rate_limiter import PAUSE_SECONDS, RedisRateLimiter
from tests.contracts.rate_limiter_contract import THREE, RateLimiterContract
from tests.redis_server import free_port, redis_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.application.ports.rate_limiter import RateLimiter


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with redis_server(tmp_path_factory.mktemp("redis")) as url:
        yield url


@pytest.fixture
def empty_server(server: str) -> str:
    with Redis.from_url(server) as client:
        client.flushall()
    return server


class TestRedisRateLimiter(RateLimiterContract):
    @pytest.fixture
    def make(self, empty_server: str) -> Callable[[], RateLimiter]:
        return lambda: RedisRateLimiter(empty_server)


class TestRedisRateLimiterWithoutRedis(RateLimiterContract):
    """It keeps its promises, each process for itself."""

    @pytest.fixture
    def make(self) -> Callable[[], RateLimiter]:
        address = f"redis://127.0.0.1:{free_port()}"
        return lambda: RedisRateLimiter(address)


def test_processes_count_together(empty_server: str) -> None:
    async def count() -> list[bool]:
        here, there = RedisRateLimiter(empty_server), RedisRateLimiter(empty_server)
        standings = [await one.count("ash", THREE) for one in (here, there, here, there, here)]
        await asyncio.gather(here.close(), there.close())
        return [one.within for one in standings]

    assert asyncio.run(count()) == [True, True, True, False, False]


def test_redis_may_go_and_come_back(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="app.infrastructure.limiting")
    port, now = free_port(), 0.0

    async def count() -> list[bool]:
        nonlocal now
        limiter = RedisRateLimiter(f"redis://127.0.0.1:{port}", clock=lambda: now)
        with redis_server(tmp_path, port):
            within = [(await limiter.count("ash", THREE)).within for _ in range(4)]
        within += [(await limiter.count("ash", THREE)).within for _ in range(4)]
        with redis_server(tmp_path, port):
            within.append((await limiter.count("ash", THREE)).within)
            now = PAUSE_SECONDS
            within.append((await limiter.count("ash", THREE)).within)
            await limiter.close()
        return within

    within = asyncio.run(count())
    assert within[:4] == [True, True, True, False], "Redis counts"
    assert within[4:8] == [True, True, True, False], "memory counts"
    assert within[8:] == [False, True], "memory until the pause is over, then the new Redis"
    assert [one.levelname for one in caplog.records] == ["ERROR", "INFO"]
    assert "Redis is away" in caplog.text
