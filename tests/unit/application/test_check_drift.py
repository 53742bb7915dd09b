from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.application.model_versions import UnknownVersionError
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.drift_report_writer import DriftLibraryMissingError
from app.application.ports.model_registry import RegistryUnavailableError
from app.application.ports.training_references import NoReferenceError
from app.domain.monitoring.columns import IN_WORDS
from app.domain.monitoring.monitoring_report import MonitoringKind
from tests.drift_bench import NOW, DriftBench
from tests.fakes.fake_drift_report_writer import FakeDriftReportWriter
from tests.monitored_duels import ASKED_AT, drifted, predictions_of, usual

if TYPE_CHECKING:
    from datetime import datetime

    from app.application.check_drift import DriftCheck
    from app.domain.pokedex.pokedex import Pokedex

DAY_BEFORE = NOW - timedelta(days=1)
FOLDER = Path("reports/drift/20261128T130000Z")


@pytest.fixture
def bench(pokedex: Pokedex) -> DriftBench:
    return DriftBench(pokedex=pokedex)


def checked(
    bench: DriftBench, *, version: str = "production", since: datetime = DAY_BEFORE, size: int = 5000, seed: int = 1
) -> DriftCheck:
    return bench.check(version=version, since=since, size=size, seed=seed)


def test_steady_questions_are_stable_and_that_is_kept(bench: DriftBench, pokedex: Pokedex) -> None:
    bench.ask(usual(pokedex, 500, seed=2))
    found = checked(bench)

    report = found.report
    assert (report.kind, report.verdict, report.model_version) == (MonitoringKind.DRIFT, "stable", "2")
    assert (report.started_at, report.ended_at, report.failure) == (NOW, NOW, None)
    assert bench.history.kept == [report]
    assert {name.removeprefix("psi.") for name in report.figures if name.startswith("psi.")} == set(IN_WORDS)
    assert {name.removeprefix("psi_noise.") for name in report.figures if "noise" in name} == set(IN_WORDS)
    assert report.figures["sample_duels"] == report.figures["total_duels"] == 500
    assert report.figures["since"] == DAY_BEFORE.timestamp()
    assert [row["psi"] for row in report.details] == sorted((row["psi"] for row in report.details), reverse=True)


def test_the_pages_are_written_beside_the_other_reports(bench: DriftBench, pokedex: Pokedex) -> None:
    bench.ask(usual(pokedex, 300, seed=2))
    found = checked(bench)

    assert (found.folder, found.unwritten) == (FOLDER, None)
    assert isinstance(bench.writer, FakeDriftReportWriter)
    assert list(bench.writer.written) == [FOLDER]


def test_strange_questions_are_told_by_one_look(bench: DriftBench, pokedex: Pokedex) -> None:
    bench.ask(drifted(pokedex, 500, 0.2, seed=3))
    report = checked(bench).report

    assert report.verdict == "out_of_domain"
    assert report.figures["out_of_domain_ratio"] == pytest.approx(0.2, abs=0.03)
    assert "never seen" in report.explanation


def test_a_sample_is_drawn_of_many(bench: DriftBench, pokedex: Pokedex) -> None:
    bench.ask(usual(pokedex, 800, seed=4))
    one, same, other = (checked(bench, size=300, seed=seed).report for seed in (1, 1, 2))

    assert (one.figures["sample_predictions"], one.figures["total_duels"]) == (300, 800)
    assert one == same
    assert one.figures != other.figures


def test_only_that_time_and_that_version_count(bench: DriftBench, pokedex: Pokedex) -> None:
    duels = usual(pokedex, 250, seed=5)
    bench.predictions.add(predictions_of(pokedex, duels, version="1"))
    assert checked(bench).report.figures["total_duels"] == 0

    bench.ask(usual(pokedex, 250, seed=5))
    assert checked(bench, since=ASKED_AT + timedelta(minutes=1)).report.verdict == "too_few"


def test_what_the_pokedex_no_longer_holds_is_left_out(bench: DriftBench, pokedex: Pokedex) -> None:
    asked = predictions_of(pokedex, usual(pokedex, 300, seed=4), version="2")
    gone = [
        replace(asked[0], a=replace(asked[0].a, pokemon="gone")),
        replace(asked[1], b=replace(asked[1].b, move="gone")),
    ]
    bench.predictions.add([*gone, *asked[2:]])
    report = checked(bench).report

    assert (report.verdict, report.figures["sample_duels"], report.figures["total_duels"]) == ("stable", 298, 300)
    assert report.explanation.endswith(" 2 answers name what today's Pokédex does not hold, and are left out.")


def test_too_few_are_kept_without_pages(bench: DriftBench) -> None:
    found = checked(bench)

    assert (found.report.verdict, found.folder, found.unwritten) == ("too_few", None, None)
    assert found.report.details == ()
    assert bench.history.kept == [found.report]


def test_without_the_library_there_is_a_verdict_and_no_page(bench: DriftBench, pokedex: Pokedex) -> None:
    writer = FakeDriftReportWriter()
    writer.failure = DriftLibraryMissingError("evidently")
    bench.writer = writer
    bench.ask(usual(pokedex, 300, seed=6))
    found = checked(bench)

    assert (found.folder, found.unwritten) == (None, writer.failure)
    assert "predictiondex[monitor]" in str(found.unwritten)
    assert [one.verdict for one in bench.history.kept] == ["stable"]


def test_a_version_of_before_is_a_failure_in_the_history(bench: DriftBench) -> None:
    with pytest.raises(NoReferenceError):
        checked(bench, version="1.0.0")

    (kept,) = bench.history.kept
    assert (kept.model_version, kept.verdict, kept.figures["until"]) == ("1", "", NOW.timestamp())
    assert "Train again" in str(kept.failure)


def test_an_unknown_version_is_a_failure_of_none(bench: DriftBench) -> None:
    with pytest.raises(UnknownVersionError):
        checked(bench, version="99")

    assert [one.model_version for one in bench.history.kept] == [""]


def test_a_registry_that_is_away_is_a_failure(bench: DriftBench) -> None:
    bench.references.failure = RegistryUnavailableError("it sleeps")
    with pytest.raises(RegistryUnavailableError):
        checked(bench)

    assert [one.failure for one in bench.history.kept] == ["The model registry is not available: it sleeps"]


def test_where_not_even_the_failure_can_be_kept_the_failure_is_raised(bench: DriftBench) -> None:
    bench.registry.failure = RegistryUnavailableError("it sleeps")
    bench.history.failure = DatabaseUnavailableError("it is full")

    with pytest.raises(RegistryUnavailableError):
        checked(bench)


def test_a_verdict_that_cannot_be_kept_is_no_verdict(bench: DriftBench, pokedex: Pokedex) -> None:
    bench.ask(usual(pokedex, 300, seed=7))
    bench.history.failure = DatabaseUnavailableError("it is full")

    with pytest.raises(DatabaseUnavailableError):
        checked(bench)
    assert isinstance(bench.writer, FakeDriftReportWriter)
    assert bench.writer.written == {}


def test_the_clock_is_the_real_one_by_default(bench: DriftBench) -> None:
    check = bench.check
    fields = {name: getattr(check, name) for name in type(check).__slots__ if name != "clock"}
    report = replace(type(check)(**fields), reports=Path())(version="2", since=DAY_BEFORE, size=200, seed=1).report

    assert report.started_at.tzinfo is not None
    assert report.started_at <= report.ended_at
