"""The command `settings check`, and the keys without which nobody is served."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast

import pytest

from app.application.create_key import CreateKey
from app.application.ports.database_errors import DatabaseUnavailableError
from app.domain.access.api_key import Scope
from app.presentation.cli.application import run_command
from app.presentation.cli.console import out
from app.presentation.cli.dependencies import Dependencies, SettingsReport
from app.presentation.cli.errors import NoKeysError
from app.presentation.cli.serve import _require_keys
from tests.fakes.fake_api_key_repository import FakeApiKeyRepository

if TYPE_CHECKING:
    from app.domain.access.api_key import ApiKey
    from app.presentation.cli.dependencies import CliContainer

SHOWN = (("PREDICTIONDEX_KEY", "********", "file"), ("PREDICTIONDEX_CONTACT", "[ash]", "environment"))


class AwayKeys(FakeApiKeyRepository):
    def all(self) -> tuple[ApiKey, ...]:
        raise DatabaseUnavailableError("it sleeps")


class FakeContainer:
    def __init__(self, report: SettingsReport | None = None, keys: FakeApiKeyRepository | None = None) -> None:
        self.report = report
        self.keys = keys or FakeApiKeyRepository()
        self.needs = True

    def settings_report(self) -> SettingsReport | None:
        return self.report

    def needs_keys(self) -> bool:
        return self.needs

    def api_keys(self) -> FakeApiKeyRepository:
        return self.keys


def check(report: SettingsReport) -> int:
    def create_app() -> None:
        raise AssertionError

    dependencies = Dependencies(
        container=cast("CliContainer", FakeContainer(report)),
        create_app=create_app,  # type: ignore[arg-type]
        create_worker_app=create_app,  # type: ignore[arg-type]
    )
    return run_command(["settings", "check"], dependencies)


def test_settings_are_shown_with_where_they_come_from(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(out, "_width", 200)
    assert check(SettingsReport(environment="staging", settings=SHOWN, objections=())) == 0
    said = capsys.readouterr()
    assert all(words in said.out for row in SHOWN for words in row)
    assert "environment staging" in said.err


@pytest.mark.parametrize("shown", [SHOWN, ()])
def test_all_that_is_wrong_is_told(capsys: pytest.CaptureFixture[str], shown: tuple[tuple[str, str, str], ...]) -> None:
    wrong = ("PREDICTIONDEX_A is wrong. Mend it.", "PREDICTIONDEX_B, too.")
    assert check(SettingsReport(environment="staging", settings=shown, objections=wrong)) == 1
    said = capsys.readouterr()
    assert all(one in said.err for one in wrong)


def test_without_a_valid_key_nobody_could_be_served() -> None:
    container = FakeContainer()
    with pytest.raises(NoKeysError, match="keys create"):
        _require_keys(cast("CliContainer", container))
    CreateKey(keys=container.keys)(owner="ash", scopes=[Scope.READ])
    _require_keys(cast("CliContainer", container))


def test_where_none_is_needed_none_is_looked_for() -> None:
    container = FakeContainer(keys=AwayKeys())
    container.needs = False
    _require_keys(cast("CliContainer", container))


def test_a_database_that_is_away_may_have_keys(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        _require_keys(cast("CliContainer", FakeContainer(keys=AwayKeys())))
    assert "Whether there are keys is not known: The database is not available: it sleeps" in caplog.text
