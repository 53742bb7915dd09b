from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.infrastructure.limiting.window_rate_limiter import WindowRateLimiter
from tests.contracts.rate_limiter_contract import RateLimiterContract
from tests.fakes.fake_rate_limiter import FakeRateLimiter

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.rate_limiter import RateLimiter


class TestFakeRateLimiter(RateLimiterContract):
    @pytest.fixture
    def make(self) -> Callable[[], RateLimiter]:
        return FakeRateLimiter


class TestWindowRateLimiterInMemory(RateLimiterContract):
    @pytest.fixture
    def make(self) -> Callable[[], RateLimiter]:
        return WindowRateLimiter.in_memory
