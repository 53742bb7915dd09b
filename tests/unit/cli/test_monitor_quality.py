"""The command `monitor quality`, on fakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typer

from app.application.ports.model_registry import RegistryUnavailableError
from app.presentation.cli.console import err, out
from app.presentation.cli.repeating import repeat, seconds_of
from tests.cli_commands import run_with
from tests.quality_bench import QualityBench, flattened

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.check_quality import CheckQuality
    from app.domain.pokedex.pokedex import Pokedex


class FakeContainer:
    def __init__(self, pokedex: Pokedex) -> None:
        self.bench = QualityBench(pokedex=pokedex)

    def check_quality(self) -> CheckQuality:
        return self.bench.check


@pytest.fixture
def container(pokedex: Pokedex, monkeypatch: pytest.MonkeyPatch) -> FakeContainer:
    for console in (out, err):
        monkeypatch.setattr(console, "_width", 200)
    return FakeContainer(pokedex)


def run(container: FakeContainer, *arguments: str) -> int:
    return run_with(container, "monitor", "quality", *arguments)


def test_good_answers_are_shown_with_their_scores(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    container.bench.predictions.add(container.bench.true_answers(60))

    assert run(container, "--fail-on-degraded") == 0
    said = capsys.readouterr()
    assert "Version 1: good." in said.out
    assert all(word in said.out for word in ("own", "reference", "the best possible", "60 answers"))
    assert "How often A wins" in said.out
    assert "Playing in our engine" in said.err


@pytest.mark.parametrize(("flag", "status"), [([], 0), (["--fail-on-degraded"], 1)])
def test_worse_answers_end_with_1_only_where_that_is_wanted(
    container: FakeContainer, capsys: pytest.CaptureFixture[str], flag: list[str], status: int
) -> None:
    container.bench.predictions.add(flattened(container.bench.true_answers(100)))

    assert run(container, *flag) == status
    said = capsys.readouterr().out
    assert "Version 1: degraded." in said
    assert "predictiondex model rollback" in said
    assert "The worst misses" in said


def test_every_option_is_heard(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    container.bench.predictions.add(container.bench.true_answers(60, version="2", minutes_ago=150))
    options = ("--version", "1.0.1", "--sample", "40", "--reference-sample", "0", "--battles", "50", "--seed", "3")
    assert run(container, *options, "--hours", "3") == 0
    assert run(container, *options, "--hours", "2") == 0
    assert "too few" in capsys.readouterr().out

    newest, before = (one.figures for one in reversed(container.bench.history.kept))
    assert (before["own.duels"], before["reference.duels"], before["served"]) == (40, 0, 60)
    assert newest["own.duels"] == 0


def test_a_failure_ends_with_1(container: FakeContainer, capsys: pytest.CaptureFixture[str]) -> None:
    container.bench.models.registry.failure = RegistryUnavailableError("it sleeps")  # type: ignore[attr-defined]

    assert run(container) == 1
    assert "it sleeps" in capsys.readouterr().err
    assert container.bench.history.kept[0].failure


@pytest.mark.parametrize("wrong", ["soon", "0h", "-1m", "1", "1w", "367d", "9" * 400 + "s"])
def test_a_time_must_be_one(container: FakeContainer, capsys: pytest.CaptureFixture[str], wrong: str) -> None:
    assert run(container, f"--every={wrong}") == 2
    assert "no time" in capsys.readouterr().err


@pytest.mark.parametrize(("text", "seconds"), [("90s", 90), ("30m", 1800), ("1.5h", 5400), (" 1D ", 86400)])
def test_times_are_understood(text: str, seconds: float) -> None:
    assert seconds_of(text) == seconds


def after(rounds: int, waited: list[float]) -> Callable[[float], None]:
    """Return a wait in which somebody presses Ctrl-C, once so many rounds are done."""

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == rounds:
            raise KeyboardInterrupt

    return wait


def test_it_goes_on_over_failures_until_it_is_stopped(capsys: pytest.CaptureFixture[str]) -> None:
    waited: list[float] = []

    def fail_at_first() -> None:
        if not waited:
            raise RegistryUnavailableError("it sleeps")

    repeat(fail_at_first, every=60, wait=after(3, waited))

    assert waited == [60, 60, 60]
    said = capsys.readouterr().err
    assert said.count("it sleeps") == 1
    assert "Stopped." in said


def test_an_exit_ends_what_would_go_on() -> None:
    def leave() -> None:
        raise typer.Exit(1)

    with pytest.raises(typer.Exit):
        repeat(leave, every=60, wait=after(1, []))
