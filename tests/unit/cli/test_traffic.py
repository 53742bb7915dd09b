"""The command `monitor traffic`, on fakes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from app.application.generate_traffic import GenerateTraffic
from app.application.ports.questioner import Answer
from app.container.traffic import questioner
from app.domain.monitoring.traffic import Kind
from app.presentation.cli.console import err, out
from app.settings import Settings
from tests.cli_commands import run_with
from tests.fakes.fake_duel_player import FakeDuelPlayer
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_questioner import FakeQuestioner

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex

QUICK = ("--rate", "100", "--requests", "20")


@dataclass(kw_only=True)
class FakeContainer:
    pokedex: Pokedex
    fake: FakeQuestioner = field(default_factory=FakeQuestioner)
    wanted: list[dict[str, Any]] = field(default_factory=list)

    def questioner(self, **facts: Any) -> FakeQuestioner:
        questioner(Settings(_env_file=None).key, **facts)
        self.wanted.append(facts)
        return self.fake

    def generate_traffic(self, *, questioner: FakeQuestioner) -> GenerateTraffic:
        return GenerateTraffic(
            pokedex=FakePokedexRepository(self.pokedex), player=FakeDuelPlayer, questioner=questioner
        )


@pytest.fixture
def container(monkeypatch: pytest.MonkeyPatch, pokedex: Pokedex) -> FakeContainer:
    for console in (out, err):
        monkeypatch.setattr(console, "_width", 200)
    monkeypatch.delenv("PREDICTIONDEX_KEY", raising=False)
    return FakeContainer(pokedex=pokedex)


def run(container: FakeContainer, *arguments: str) -> int:
    return run_with(container, "monitor", "traffic", *arguments)


def test_this_machine_is_asked_and_the_figures_are_shown(
    container: FakeContainer, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(container, *QUICK, "--json", str(tmp_path / "figures.json")) == 0
    said, figures = capsys.readouterr(), json.loads((tmp_path / "figures.json").read_text())

    assert container.wanted == [{"address": "http://127.0.0.1:8000", "key": "", "elsewhere": False}]
    assert len(container.fake.asked) == 20
    assert all(words in said.out for words in ("questions due", "answered with 200", "duel", "p99"))
    assert figures["ending"] == "done"
    assert figures["questions"] == {"planned": 20, "asked": 20, "held_back": 0, "unasked": 0}
    assert figures["latencies"]["duel"]["answers"] > 5


def test_only_what_is_wanted_is_asked_and_outcomes_are_within_the_bound(container: FakeContainer) -> None:
    assert run(container, *QUICK, "--only", "duel", "--outcomes", "1") == 0

    assert {one.kind for one in container.fake.asked} == {Kind.DUEL}
    assert (len(container.fake.asked), len(container.fake.reported)) == (10, 9)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--address", "http://192.0.2.7:8000"), 1, "--elsewhere"),
        (("--address", "http://example.org"), 1, "--elsewhere"),
        (("--address", "nowhere"), 1, "http://127.0.0.1:8000"),
        (("--requests", "100001"), 2, "100000"),
        (("--requests", "0"), 2, "--requests"),
        (("--seconds", "3601"), 2, "3600"),
        (("--rate", "1001"), 2, "1000"),
        (("--clients", "65"), 2, "64"),
        (("--outcomes", "1.5"), 2, "--outcomes"),
        (("flood",), 2, "drifting"),
        (("--only", "everything"), 2, "best-move"),
        (("--key", "pdx_"), 2, "--key"),
        (("--key-file", "/not/there"), 2, "/not/there"),
        (("--json", "/not/there/figures.json"), 2, "/not/there"),
    ],
)
def test_what_is_not_allowed_is_refused_before_anything_is_asked(
    container: FakeContainer, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], status: int, said: str
) -> None:
    assert run(container, *arguments) == status
    assert said in capsys.readouterr().err
    assert container.fake.asked == []


def test_elsewhere_is_asked_by_whoever_says_so(container: FakeContainer) -> None:
    assert run(container, *QUICK, "--address", "http://192.0.2.7:8000", "--elsewhere") == 0
    assert container.wanted[0]["elsewhere"]


def test_a_key_comes_from_a_file_and_is_not_told(
    container: FakeContainer, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "key").write_text(f"pdx_{'0' * 16}_{'1' * 64}\n")
    (tmp_path / "other").write_text("hunter2")

    assert run(container, *QUICK, "--key-file", str(tmp_path / "key")) == 0
    assert container.wanted[0]["key"] == f"pdx_{'0' * 16}_{'1' * 64}"
    assert run(container, *QUICK, "--key-file", str(tmp_path / "other")) == 1
    said = capsys.readouterr()
    assert "keys create" in said.err
    assert not any(secret in said.out + said.err for secret in ("1111", "hunter2"))


def test_a_server_that_fails_is_told_with_status_1(
    container: FakeContainer, capsys: pytest.CaptureFixture[str]
) -> None:
    container.fake.script = [Answer(seconds=0.01, status=500)] * 100
    assert run(container, "--rate", "500", "--requests", "100") == 1
    said = capsys.readouterr()

    assert "answered with 500" in said.out
    assert "20 requests in a row have failed" in said.err


def test_what_the_server_held_back_is_told(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    container.fake.script = [Answer(seconds=0.01, status=429, hold_seconds=60)]
    assert run(container, *QUICK) == 0
    said = capsys.readouterr().out

    assert "answered with 429" in said
    assert "held back" in said


def test_nobody_there_is_told_with_status_1(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    container.fake.is_there = False
    assert run(container, *QUICK) == 1
    assert "predictiondex serve" in capsys.readouterr().err
