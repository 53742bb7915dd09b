"""The commands `model webhook add`, `list` and `remove`, on a fake."""

from __future__ import annotations

import pytest

from app.application.ports.registry_hooks import HooksUnsupportedError
from app.presentation.cli.console import out
from tests.cli_commands import run_with
from tests.contracts.registry_hooks_contract import SECRET, URL, RegistryHooksContract
from tests.fakes.fake_registry_hooks import FakeRegistryHooks


class TestFakeRegistryHooks(RegistryHooksContract):
    @pytest.fixture
    def hooks(self) -> FakeRegistryHooks:
        return FakeRegistryHooks()


class FakeContainer:
    def __init__(self) -> None:
        self.hooks = FakeRegistryHooks()
        self.secret = SECRET

    def registry_hooks(self) -> FakeRegistryHooks:
        return self.hooks

    def webhook_secret(self) -> str:
        return self.secret


@pytest.fixture
def container(monkeypatch: pytest.MonkeyPatch) -> FakeContainer:
    monkeypatch.setattr(out, "_width", 200)
    return FakeContainer()


def run(container: FakeContainer, *arguments: str) -> int:
    return run_with(container, "model", "webhook", *arguments)


def test_a_webhook_is_added_with_the_secret_and_does_not_tell_it(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(container, "add", URL) == 0
    assert run(container, "list") == 0
    said = capsys.readouterr()

    assert container.hooks.secrets == {"hook-1": SECRET}
    assert all(words in said.out for words in ("hook-1", URL, "active"))
    assert SECRET not in said.out + said.err


def test_without_a_secret_none_is_added(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    container.secret = ""
    assert run(container, "add", URL) == 1
    assert "PREDICTIONDEX_MLFLOW_WEBHOOK_SECRET" in capsys.readouterr().err
    assert container.hooks.all() == []


def test_a_webhook_is_removed(container: FakeContainer) -> None:
    run(container, "add", URL)
    assert run(container, "remove", "hook-1") == 0
    assert container.hooks.all() == []


def test_what_is_not_there_or_not_supported_is_told(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(container, "remove", "hook-9") == 1
    assert "no webhook hook-9" in capsys.readouterr().err
    container.hooks.failure = HooksUnsupportedError()
    assert run(container, "list") == 1
    assert "3.3" in capsys.readouterr().err
