"""What each environment takes for granted, and what it refuses to start with."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Final

import pytest

from app.settings import Settings
from app.settings.findings import findings
from app.settings.profiles import PROFILES
from app.settings.reading import objections, told

if TYPE_CHECKING:
    from pathlib import Path

SAFE: Final = {
    "ENVIRONMENT": "production",
    "DATABASE_URL": "postgresql://ash:correct-horse-battery@db.example.org/dex?sslmode=verify-full",
    "MLFLOW_TRACKING_URI": "https://mlflow.example.org",
    "ALLOWED_HOSTS": "predictions.example.org,api",
}
DATABASE: Final = "postgresql://{}@db.example.org/dex?sslmode=require"


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in os.environ if one.startswith(("PREDICTIONDEX_", "MLFLOW_"))]:
        monkeypatch.delenv(name)


def read(monkeypatch: pytest.MonkeyPatch, **given: str) -> Settings:
    for name, value in given.items():
        monkeypatch.setenv(f"PREDICTIONDEX_{name}", value)
    return Settings(_env_file=None)


def refused(monkeypatch: pytest.MonkeyPatch, **changed: str) -> list[str]:
    return [one.setting for one in findings(read(monkeypatch, **(SAFE | changed)))]


def test_an_environment_has_defaults_of_its_own_which_a_setting_overrules(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch).log_format == "auto"
    production = read(monkeypatch, ENVIRONMENT="production")
    assert (production.log_format, production.mlflow_servers, production.database_tls) == ("json", (), "required")
    assert read(monkeypatch, LOG_FORMAT="text").log_format == "text"
    assert not read(monkeypatch, ENVIRONMENT="test").atlas


def test_what_a_profile_takes_for_granted_is_a_setting() -> None:
    assert all(profile.defaults.keys() <= Settings.model_fields.keys() for profile in PROFILES.values())
    assert {name for name, profile in PROFILES.items() if profile.is_strict} == {"staging", "production"}


@pytest.mark.parametrize("environment", ["local", "test"])
def test_on_one_s_own_machine_everything_goes(monkeypatch: pytest.MonkeyPatch, environment: str) -> None:
    assert findings(read(monkeypatch, ENVIRONMENT=environment, CORS_ORIGINS="*", KEY="changeme")) == ()


@pytest.mark.parametrize("environment", ["staging", "production"])
def test_what_is_safe_starts(monkeypatch: pytest.MonkeyPatch, environment: str) -> None:
    assert refused(monkeypatch, ENVIRONMENT=environment) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"DATABASE_URL": "postgresql:///dex?host=/var/run/postgresql"},
        {"DATABASE_URL": "postgresql://ash:correct-horse-battery@127.0.0.1/dex"},
        {"DATABASE_URL": "postgresql://ash:correct-horse-battery@localhost:5433/dex"},
        {"DATABASE_URL": "postgresql://ash@db/dex?sslmode=verify-full&sslcert=/run/ash.pem&sslkey=/run/ash.key"},
        {"DATABASE_URL": "postgresql://ash:correct-horse-battery@db/dex", "DATABASE_TLS": "optional"},
        {"MLFLOW_TRACKING_URI": "http://mlflow:5000"},
        {"ALLOWED_HOSTS": "*.example.org,[fd00::7]"},
        {"CORS_ORIGINS": "https://example.org"},
        {"TRUSTED_PROXIES": "10.0.0.0/8"},
    ],
    ids=str,
)
def test_other_ways_to_be_safe_start_too(monkeypatch: pytest.MonkeyPatch, changed: dict[str, str]) -> None:
    assert refused(monkeypatch, **changed) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "sqlite:////var/lib/predictiondex/predictiondex.db"),
        ("DATABASE_URL", "mysql://ash:correct-horse-battery@db/dex"),
        ("DATABASE_URL", "no address"),
        ("DATABASE_URL", "postgresql://ash:correct-horse-battery@db/dex"),
        ("DATABASE_URL", "postgresql://ash:correct-horse-battery@db/dex?sslmode=prefer"),
        *(("DATABASE_URL", DATABASE.format(who)) for who in ("ash", "ash:", "ash:postgres", "ash:changeme123")),
        *(("DATABASE_URL", DATABASE.format(who)) for who in ("pallet-town:pallet-town", "ash:aaaaaaaaaaaaaaaa")),
        ("DATABASE_URL", DATABASE.format("ash:brief")),
        ("MLFLOW_TRACKING_URI", ""),
        ("MLFLOW_TRACKING_URI", "sqlite:////var/lib/predictiondex/mlflow.db"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "example.org,*"),
        ("ALLOWED_HOSTS", ""),
        ("CORS_ORIGINS", "*"),
        ("TRUSTED_PROXIES", "0.0.0.0/0"),
        ("TRUSTED_PROXIES", "10.0.0.1,::/0"),
        ("MLFLOW_WEBHOOK_SECRET", "xxxxxxxxxxxxxxxxxxxx"),
        ("KEY", "changeme"),
    ],
)
@pytest.mark.parametrize("environment", ["staging", "production"])
def test_what_strangers_could_use_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch, environment: str, name: str, value: str
) -> None:
    assert refused(monkeypatch, ENVIRONMENT=environment, **{name: value}) == [name.lower()]


def test_everything_that_is_wrong_is_told_at_once_without_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {
        "DATABASE_URL": DATABASE.format("ash:hunter2"),
        "MLFLOW_WEBHOOK_SECRET": "fifteen-letters",
        "SIMULATOR_WORKERS": "none",
        "KEY": "hunter2",
    }
    said = objections(partial(read, monkeypatch, ENVIRONMENT="production", **wrong))

    unreadable = ("MLFLOW_WEBHOOK_SECRET", "SIMULATOR_WORKERS")
    unsafe = ("DATABASE_URL", "MLFLOW_TRACKING_URI", "ALLOWED_HOSTS", "KEY")
    assert [one.split()[0].rstrip(":") for one in said] == [f"PREDICTIONDEX_{name}" for name in (*unreadable, *unsafe)]
    assert not any(secret in one for one in said for secret in ("hunter2", "fifteen", "none."))


def test_settings_are_told_with_where_they_come_from_and_without_secrets(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "redis"
    file.write_text("redis://:misty@redis/0")
    secrets = {"REDIS_URL_FILE": str(file), "DATABASE_URL": DATABASE.format("ash:pi/ka@ chu"), "KEY": "misty"}
    found = {name: rest for name, *rest in told(read(monkeypatch, ENVIRONMENT="staging", **secrets))}

    assert found["PREDICTIONDEX_REDIS_URL"] == ["redis://********@redis/0", "file"]
    assert found["PREDICTIONDEX_DATABASE_URL"][1] == "environment"
    assert found["PREDICTIONDEX_LOG_FORMAT"] == ["json", "profile staging"]
    assert found["PREDICTIONDEX_KEY_MEMORY_SECONDS"] == ["5.0", "default"]
    assert not any(secret in str(found) for secret in ("misty", " chu", "pi/ka"))
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://mlflow")
    assert ("PREDICTIONDEX_MLFLOW_TRACKING_URI", "http://mlflow", "environment") in told(read(monkeypatch))


def test_a_file_of_settings_that_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"PREDICTIONDEX_CONTACT=\xff")
    (objection,) = objections(lambda: Settings(_env_file=file))
    assert ".env in this folder cannot be read" in objection
