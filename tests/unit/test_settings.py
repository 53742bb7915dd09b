from __future__ import annotations

import os

import pytest
from pydantic import ValidationError

from app.container.access import api_policy, server_options
from app.settings import Settings


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in os.environ if one.startswith("PREDICTIONDEX_")]:
        monkeypatch.delenv(name)


def _read(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> Settings:
    monkeypatch.setenv(f"PREDICTIONDEX_{name}", value)
    return Settings(_env_file=None)


def test_a_fresh_start_is_for_this_machine_alone() -> None:
    settings = Settings(_env_file=None)

    assert not api_policy(settings).needs_key_everywhere
    assert api_policy(settings).cors_origins == server_options(settings).trusted_proxies == ()


@pytest.mark.parametrize(("environment", "needs"), {"test": False, "staging": True, "production": True}.items())
def test_whoever_serves_others_needs_keys(monkeypatch: pytest.MonkeyPatch, environment: str, needs: bool) -> None:  # noqa: FBT001
    assert api_policy(_read(monkeypatch, "ENVIRONMENT", environment)).needs_key_everywhere is needs


def test_several_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = _read(monkeypatch, "TRUSTED_PROXIES", "10.0.0.7, 10.1.0.0/16,::1,")
    assert server_options(settings).trusted_proxies == ("10.0.0.7/32", "10.1.0.0/16", "::1/128")
    settings = _read(monkeypatch, "CORS_ORIGINS", "https://example.org,http://localhost:3000")
    assert api_policy(settings).cors_origins == ("https://example.org", "http://localhost:3000")


def test_mlflow_s_own_variable_says_where_models_are_unless_ours_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings(_env_file=None).mlflow_tracking_uri == ""
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://mlflow.example")
    assert Settings(_env_file=None).mlflow_tracking_uri == "http://mlflow.example"
    assert _read(monkeypatch, "MLFLOW_TRACKING_URI", "http://own.example").mlflow_tracking_uri == "http://own.example"


def test_a_server_is_looked_for_beside_us_and_on_this_machine_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert Settings(_env_file=None).mlflow_servers == ("http://mlflow:5000", "http://127.0.0.1:5000")
    assert _read(monkeypatch, "MLFLOW_SERVERS", "").mlflow_servers == ()
    settings = _read(monkeypatch, "MLFLOW_SERVERS", "https://mlflow.example/models, http://[::1]:5000")
    assert settings.mlflow_servers == ("https://mlflow.example/models", "http://[::1]:5000")


def test_a_secret_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = _read(monkeypatch, "MLFLOW_WEBHOOK_SECRET", "sixteen-letters!")

    assert settings.mlflow_webhook_secret.get_secret_value() == "sixteen-letters!"
    assert "sixteen" not in repr(settings)
    with pytest.raises(ValidationError) as raised:
        _read(monkeypatch, "MLFLOW_WEBHOOK_SECRET", "fifteen-letters")
    assert "fifteen" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENVIRONMENT", "development"),
        ("ALLOWED_HOSTS", "https://example.org"),
        ("ALLOWED_HOSTS", "example.org:443"),
        ("ALLOWED_HOSTS", "example.*"),
        ("DATABASE_TLS", "perhaps"),
        ("TRUSTED_PROXIES", "*"),
        ("TRUSTED_PROXIES", "proxy.local"),
        ("CORS_ORIGINS", "example.org"),
        ("CORS_ORIGINS", "https://example.org/page"),
        ("REDIS_URL", "http://127.0.0.1"),
        ("RATE_LIMIT_REQUESTS", "0"),
        ("RATE_LIMIT_SIMULATIONS", "0"),
        ("BODY_SECONDS", "0"),
        ("KEY_MEMORY_SECONDS", "3600"),
        ("MLFLOW_SERVERS", "mlflow:5000"),
        ("MLFLOW_SERVERS", "http://misty:hunter2@mlflow:5000"),
        ("MLFLOW_WEBHOOK_SECRET", "short"),
    ],
)
def test_what_would_open_a_door_or_close_it_for_good_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    with pytest.raises(ValidationError):
        _read(monkeypatch, name, value)
