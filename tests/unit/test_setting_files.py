"""A setting may be the content of a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError
from sqlalchemy import make_url

from app.settings import Settings
from app.settings.setting_files import SUFFIX

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in os.environ if one.startswith(("PREDICTIONDEX_", "MLFLOW_"))]:
        monkeypatch.delenv(name)


def read_with(monkeypatch: pytest.MonkeyPatch, **given: str | Path) -> Settings:
    for name, value in given.items():
        monkeypatch.setenv(f"PREDICTIONDEX_{name}", str(value))
    return Settings(_env_file=None)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "secret"
    file.write_text("cascade-badge-of-cerulean\n")
    return file


@pytest.mark.parametrize("name", ["key", "mlflow_webhook_secret", "mlflow_tracking_uri", "contact"])
def test_any_setting_is_read_from_a_file_without_the_end_of_its_line(
    monkeypatch: pytest.MonkeyPatch, file: Path, name: str
) -> None:
    value = getattr(read_with(monkeypatch, **{f"{name.upper()}_FILE": file}), name)
    assert getattr(value, "get_secret_value", lambda: value)() == "cascade-badge-of-cerulean"


def test_what_is_listed_or_counted_is_read_as_from_a_variable(
    monkeypatch: pytest.MonkeyPatch, file: Path, tmp_path: Path
) -> None:
    file.write_text("a.example,b.example\r\n")
    number = tmp_path / "number"
    number.write_text("7000")
    settings = read_with(monkeypatch, ALLOWED_HOSTS_FILE=file, FIRST_LESSONS_FILE=number)

    assert (settings.allowed_hosts, settings.first_lessons) == (("a.example", "b.example"), 7000)


def test_a_file_stands_in_for_the_environment_as_well(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    file.write_text("production")
    settings = read_with(monkeypatch, ENVIRONMENT_FILE=file)

    assert (settings.environment, settings.log_format) == ("production", "json")


def test_the_file_of_settings_may_name_one(monkeypatch: pytest.MonkeyPatch, file: Path, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"PREDICTIONDEX_CONTACT_FILE={file}\n")

    assert Settings().contact == "cascade-badge-of-cerulean"


def test_a_setting_that_is_given_twice_is_refused(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    with pytest.raises(ValidationError, match="PREDICTIONDEX_CONTACT_FILE; leave one of them out") as raised:
        read_with(monkeypatch, CONTACT="ash@example.org", CONTACT_FILE=file)
    assert "cascade" not in str(raised.value)
    assert read_with(monkeypatch, CONTACT="").contact == "cascade-badge-of-cerulean"


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff\xfe"])
def test_a_file_that_says_nothing_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "secret"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ValidationError, match=f"its file {file} (cannot be read: No such|is empty|is no text)"):
        read_with(monkeypatch, KEY_FILE=file)


def test_the_password_of_the_database_is_joined_into_its_address(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    file.write_text("p@ss/w:rd%&?")
    address = "postgresql://ash@db.example:5433/dex?sslmode=require"
    settings = read_with(monkeypatch, DATABASE_URL=address, DATABASE_PASSWORD_FILE=file)

    whole = make_url(address).set(password="p@ss/w:rd%&?")  # noqa: S106 - it opens nothing
    assert make_url(settings.database_url) == whole
    assert "p@ss" not in repr(settings.database_password)


@pytest.mark.parametrize("url", ["", "sqlite:///dex.db", "no address", "postgresql://ash:own@db/dex"])
def test_a_password_that_belongs_to_nothing_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    with pytest.raises(ValidationError, match="database_password") as raised:
        read_with(monkeypatch, DATABASE_URL=url, DATABASE_PASSWORD="cerulean")  # noqa: S106 - it opens nothing
    assert "cerulean" not in str(raised.value)


def test_no_setting_could_be_taken_for_the_file_of_another() -> None:
    assert not [name for name in Settings.model_fields if name.endswith(SUFFIX)]
