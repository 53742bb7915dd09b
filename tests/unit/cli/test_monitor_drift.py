"""The command `monitor drift`, on fakes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.ports.drift_report_writer import DriftLibraryMissingError
from app.presentation.cli.console import err, out
from tests.cli_commands import run_with
from tests.drift_bench import DriftBench
from tests.fakes.fake_drift_report_writer import FakeDriftReportWriter
from tests.monitored_duels import ASKED_AT, drifted, level_50, usual

if TYPE_CHECKING:
    from app.application.check_drift import CheckDrift
    from app.domain.pokedex.pokedex import Pokedex


@dataclass(kw_only=True)
class FakeContainer:
    bench: DriftBench

    def check_drift(self) -> CheckDrift:
        return self.bench.check


@pytest.fixture
def bench(pokedex: Pokedex, monkeypatch: pytest.MonkeyPatch) -> DriftBench:
    for console in (out, err):
        monkeypatch.setattr(console, "_width", 200)
    return DriftBench(pokedex=pokedex)


def run(bench: DriftBench, *arguments: str) -> int:
    return run_with(FakeContainer(bench=bench), "monitor", "drift", "--since", "2026-11-28", *arguments)


def test_a_table_and_sentences_are_shown(
    bench: DriftBench, pokedex: Pokedex, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.ask(usual(pokedex, 400, seed=2))

    assert run(bench) == 0
    said = capsys.readouterr()
    assert "What model version 2 learnt, and what it is asked" in said.out
    assert "the higher of the two levels" in said.out
    assert "stable: What is asked is what the model has learnt from" in said.out
    assert "The pages are in reports/drift/20261128T130000Z." in said.err


def test_a_drift_fails_only_where_that_is_wanted(bench: DriftBench, pokedex: Pokedex) -> None:
    bench.ask(drifted(pokedex, 400, 0.3, seed=3))

    assert run(bench) == 0
    assert run(bench, "--fail-on-drift") == 1
    assert run(bench, "--fail-on-drift", "--every", "1s") == 1


def test_another_population_is_no_failure(
    bench: DriftBench, pokedex: Pokedex, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.ask(level_50(pokedex, 400))

    assert run(bench, "--fail-on-drift") == 0
    assert "population shift: Other matchups are asked" in capsys.readouterr().out


def test_too_few_are_no_drift(bench: DriftBench, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(bench, "--fail-on-drift") == 0
    assert "too few: Of this time, 0 different duels are known" in capsys.readouterr().out


def test_the_pages_that_are_missing_are_a_warning(
    bench: DriftBench, pokedex: Pokedex, capsys: pytest.CaptureFixture[str]
) -> None:
    writer = FakeDriftReportWriter()
    writer.failure = DriftLibraryMissingError("evidently")
    bench.writer = writer
    bench.ask(usual(pokedex, 300, seed=2))

    assert run(bench) == 0
    assert "Warning: evidently is not installed" in capsys.readouterr().err


def test_a_version_of_before_fails_and_says_what_to_do(bench: DriftBench, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(bench, "--version", "1") == 1
    assert "Train again" in capsys.readouterr().err


def test_the_time_is_counted_back_from_now(bench: DriftBench) -> None:
    assert run_with(FakeContainer(bench=bench), "monitor", "drift", "--hours", "2") == 0
    (kept,) = bench.history.kept
    assert kept.figures["since"] > (ASKED_AT - timedelta(days=10_000)).timestamp()


@pytest.mark.parametrize("hours", ["0", "-1", "1e9"])
def test_a_time_that_no_calendar_holds_is_refused(bench: DriftBench, hours: str) -> None:
    assert run(bench, f"--hours={hours}") == 2
    assert bench.history.kept == []


@pytest.mark.parametrize("every", ["1", "h", "0s", "1 week", "-1h"])
def test_a_time_that_is_none_is_refused(bench: DriftBench, every: str) -> None:
    assert run(bench, "--every", every) == 2
