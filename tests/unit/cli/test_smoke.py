from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from app.application.smoke.try_release import TryRelease
from app.container.traffic import stranger
from app.presentation.cli.console import err, out
from app.settings import Settings
from tests.cli_commands import run_with
from tests.fakes.fake_stranger import FakeStranger

if TYPE_CHECKING:
    from pathlib import Path


URL = "http://127.0.0.1:8000"


@dataclass(kw_only=True)
class FakeContainer:
    fake: FakeStranger = field(default_factory=FakeStranger)
    wanted: list[dict[str, Any]] = field(default_factory=list)

    def require_settings(self) -> None:
        pass

    def stranger(self, **facts: Any) -> FakeStranger:
        stranger(Settings(_env_file=None).key, **facts).close()
        self.wanted.append(facts)
        return self.fake

    def try_release(self, *, stranger: FakeStranger) -> TryRelease:
        return TryRelease(stranger=stranger, clock=lambda: 0.0, sleep=lambda _: None)


@pytest.fixture
def container(monkeypatch: pytest.MonkeyPatch) -> FakeContainer:
    for console in (out, err):
        monkeypatch.setattr(console, "_width", 200)
    monkeypatch.delenv("PREDICTIONDEX_KEY", raising=False)
    return FakeContainer()


def run(container: FakeContainer, *arguments: str) -> int:
    return run_with(container, "smoke", *arguments)


def test_every_check_has_a_line(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(container, URL, "--release", "1.0", "--model-version", "7") == 0
    said = capsys.readouterr().out

    assert said.count("passed") == 10
    assert all(words in said for words in ("certain duels", "p95 of 50 answers: 10 ms", "release 1.0"))
    assert container.wanted == [{"address": URL, "key": "", "seconds": 10.0}]


def test_what_fails_is_named_with_status_1(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    container.fake.best = "quick-attack"
    assert run(container, URL, "--p95", "5") == 1
    said = capsys.readouterr()

    assert said.out.count("FAILED") == 2
    assert "This service is not sound: best move, speed." in said.err


def test_what_a_service_says_is_shown_as_it_is(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    container.fake.offered = ("[/red]", "pikachu")
    assert run(container, URL) == 0
    assert "pikchu? [/red]" in capsys.readouterr().out


def test_nobody_is_told_with_status_2(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    container.fake.is_there = False
    assert run(container, URL) == 2
    assert "No PredictionDex answers" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [((), 2), ((URL, "--timeout", "0"), 2), ((URL, "--key-file", "/not/there"), 2), (("nowhere",), 1)],
)
def test_what_cannot_be_asked_is_refused(container: FakeContainer, arguments: tuple[str, ...], status: int) -> None:
    assert run(container, *arguments) == status
    assert container.wanted == []


def test_a_key_comes_from_a_file_and_is_not_told(
    container: FakeContainer, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    key = f"pdx_{'0' * 16}_{'1' * 64}"
    (tmp_path / "key").write_text(f"{key}\n")
    (tmp_path / "other").write_text("hunter2")

    assert run(container, URL, "--key-file", str(tmp_path / "key")) == 0
    assert container.wanted[0]["key"] == key
    assert run(container, URL, "--key-file", str(tmp_path / "other")) == 1
    said = capsys.readouterr()
    assert not any(secret in said.out + said.err for secret in ("1111", "hunter2"))
