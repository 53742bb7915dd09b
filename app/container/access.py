"""What is granted, and how it is counted, as the settings say."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from app.application.ports.rate_limiter import Allowance
from app.domain.errors import PredictionDexError
from app.infrastructure.limiting.window_rate_limiter import WindowRateLimiter
from app.presentation.api.policy import ApiPolicy
from app.presentation.cli.dependencies import ServerOptions
from app.settings.profiles import PROFILES

if TYPE_CHECKING:
    from app.application.ports.rate_limiter import RateLimiter
    from app.settings import Settings


class RedisMissingError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__("PREDICTIONDEX_REDIS_URL is set, but Redis' client is not installed: install the extra redis.")


def needs_keys(settings: Settings) -> bool:
    return PROFILES[settings.environment].needs_key


def api_policy(settings: Settings) -> ApiPolicy:
    return ApiPolicy(
        needs_key_everywhere=needs_keys(settings),
        requests=Allowance(name="requests", per_minute=settings.rate_limit_requests),
        simulations=Allowance(name="simulations", per_minute=settings.rate_limit_simulations),
        most_body_bytes=settings.most_body_bytes,
        body_seconds=settings.body_seconds,
        request_seconds=settings.request_seconds,
        cors_origins=settings.cors_origins,
        allowed_hosts=settings.allowed_hosts,
    )


def server_options(settings: Settings) -> ServerOptions:
    return ServerOptions(
        keep_alive_seconds=settings.keep_alive_seconds,
        most_connections=settings.most_connections,
        trusted_proxies=settings.trusted_proxies,
    )


def rate_limiter(redis_url: str) -> RateLimiter:
    """Count in memory, or in Redis where there is an address; raise `RedisMissingError`."""
    if not redis_url:
        return WindowRateLimiter.in_memory()
    if find_spec("redis") is None:
        raise RedisMissingError
    from app.infrastructure.limiting.redis_rate_limiter import RedisRateLimiter

    return RedisRateLimiter(redis_url)
