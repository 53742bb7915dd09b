from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.container.access import api_policy, server_options
from app.settings import Settings


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ENVIRONMENT", "TRUSTED_PROXIES", "CORS_ORIGINS", "REDIS_URL"):
        monkeypatch.delenv(f"PREDICTIONDEX_{name}", raising=False)


def _read(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> Settings:
    monkeypatch.setenv(f"PREDICTIONDEX_{name}", value)
    return Settings(_env_file=None)


def test_a_fresh_start_is_for_this_machine_alone() -> None:
    settings = Settings(_env_file=None)

    assert not api_policy(settings).needs_key_everywhere
    assert api_policy(settings).cors_origins == server_options(settings).trusted_proxies == ()


def test_production_needs_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    assert api_policy(_read(monkeypatch, "ENVIRONMENT", "production")).needs_key_everywhere


def test_several_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = _read(monkeypatch, "TRUSTED_PROXIES", "10.0.0.7, 10.1.0.0/16,::1,")
    assert server_options(settings).trusted_proxies == ("10.0.0.7/32", "10.1.0.0/16", "::1/128")
    settings = _read(monkeypatch, "CORS_ORIGINS", "https://example.org,http://localhost:3000")
    assert api_policy(settings).cors_origins == ("https://example.org", "http://localhost:3000")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENVIRONMENT", "test"),
        ("TRUSTED_PROXIES", "*"),
        ("TRUSTED_PROXIES", "proxy.local"),
        ("CORS_ORIGINS", "example.org"),
        ("CORS_ORIGINS", "https://example.org/page"),
        ("REDIS_URL", "http://127.0.0.1"),
        ("RATE_LIMIT_REQUESTS", "0"),
        ("RATE_LIMIT_SIMULATIONS", "0"),
        ("BODY_SECONDS", "0"),
        ("KEY_MEMORY_SECONDS", "3600"),
    ],
)
def test_what_would_open_a_door_or_close_it_for_good_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    with pytest.raises(ValidationError):
        _read(monkeypatch, name, value)
