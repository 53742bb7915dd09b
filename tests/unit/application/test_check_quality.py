from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.application.model_versions import UnknownVersionError
from app.application.ports.battle_simulator import SimulationError, SimulatorUnavailableError
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.model_registry import RegistryUnavailableError
from app.application.ports.pokedex_repository import ImportSummary, TableChanges
from app.application.quality.plan import QualityPlan
from app.application.quality.report import BIN, MISS, ROW
from app.domain.prediction.reported_outcome import ReportedOutcome, Winner
from tests.contracts.pokedex_variants import with_move
from tests.quality_bench import QualityBench, flattened

if TYPE_CHECKING:
    from app.domain.errors import PredictionDexError
    from app.domain.pokedex.pokedex import Pokedex

PLAN = QualityPlan()


@pytest.fixture
def bench(pokedex: Pokedex) -> QualityBench:
    return QualityBench(pokedex=pokedex)


def test_true_answers_are_good(bench: QualityBench) -> None:
    bench.predictions.add(bench.true_answers(300))
    report = bench.check(PLAN)

    assert (report.verdict, report.model_version, report.failure) == ("good", "1", None)
    assert (report.started_at, report.ended_at) == (bench.now, bench.now)
    assert (report.figures["own.duels"], report.figures["reference.duels"]) == (300, 50)
    assert (report.figures["outcomes.duels"], report.figures["degraded"], report.figures["served"]) == (0, 0, 300)
    assert bench.history.kept == [report]


def test_flattened_answers_are_degraded_and_the_worst_are_named(bench: QualityBench) -> None:
    bench.predictions.add(flattened(bench.true_answers(300)))
    report = bench.check(PLAN)

    assert (report.verdict, report.figures["degraded"]) == ("degraded", 1)
    misses = [one for one in report.details if one[ROW] == MISS]
    gaps = [abs(float(one["served"]) - float(one["truth"])) for one in misses]
    assert len(misses) == 10
    assert gaps == sorted(gaps, reverse=True)
    assert all(" with " in str(one["a"]) and "level" in str(one["b"]) for one in misses)
    assert all(str(one["prediction_id"]) in map(str, bench.predictions.kept) for one in misses)
    assert len([one for one in report.details if one[ROW] == BIN]) == 10


def test_of_one_who_knows_the_truth_hardly_anything_is_a_miss(bench: QualityBench) -> None:
    bench.predictions.add(bench.true_answers(300))
    assert len([one for one in bench.check(PLAN).details if one[ROW] == MISS]) <= 3


def test_what_its_exam_has_shown_is_the_measure(bench: QualityBench) -> None:
    told = {"brier_regret": 0.05, "duels": 100.0}
    metrics = {f"{part}.{name}": value for part in ("model", "contested") for name, value in told.items()}
    model = bench.models.registry.find("1")
    poor = bench.models.registry.register(
        "run 9",
        bench.models.registry.load("1"),
        semantic=model.semantic,
        origin=model.origin,
        metrics=metrics | {"model.ece": 0.3},
    )
    bench.predictions.add(flattened(bench.true_answers(300, version=poor.version)))

    assert bench.check(replace(PLAN, version=poor.version)).verdict == "good"


def test_the_same_plan_finds_the_same(bench: QualityBench) -> None:
    bench.predictions.add(bench.true_answers(60))
    plan = replace(PLAN, sample=40)
    first = bench.check(plan)

    assert bench.check(plan) == first
    assert bench.check(replace(plan, seed=7)).figures != first.figures
    assert (first.figures["own.duels"], first.figures["served"]) == (40, 60)


def test_each_duel_is_played_once_however_often_it_was_asked(bench: QualityBench) -> None:
    asked = bench.true_answers(40)
    bench.predictions.add(flattened(one for one in asked for _ in range(5)))
    report = bench.check(PLAN)

    assert (report.figures["own.duels"], report.figures["own.distinct"]) == (200, 40)
    assert len({one["prediction_id"] for one in report.details if one[ROW] == MISS}) == 10


def test_only_its_own_answers_of_the_time_count(bench: QualityBench) -> None:
    bench.predictions.add(bench.true_answers(40))
    bench.predictions.add(flattened(bench.true_answers(300, version="2")))
    bench.predictions.add(flattened(bench.true_answers(300, minutes_ago=25 * 60)))

    assert bench.check(PLAN).verdict == "good"
    assert bench.check(replace(PLAN, version="1.0.1")).verdict == "degraded"
    assert bench.check(replace(PLAN, window=timedelta(hours=26))).verdict == "degraded"


def test_without_answers_nothing_is_played_and_little_is_said(bench: QualityBench) -> None:
    bench.own.failure = SimulationError("any", "it must not be asked")
    report = bench.check(PLAN)

    assert (report.verdict, report.failure) == ("too_few", None)
    assert "--hours" in report.explanation


def test_without_the_reference_engine_there_is_a_remark(bench: QualityBench) -> None:
    bench.predictions.add(bench.true_answers(40))
    bench.reference.failure = SimulatorUnavailableError("no Node here", "Install it.", cause="/secret/place")
    report = bench.check(PLAN)

    assert (report.verdict, report.figures["reference.duels"]) == ("good", 0)
    assert "no Node here. Install it." in report.explanation
    assert "/secret/place" not in report.explanation


def test_a_reference_engine_that_fails_is_a_remark_and_is_stopped(bench: QualityBench) -> None:
    bench.predictions.add(bench.true_answers(40))
    bench.reference.failure = SimulationError("mew against ditto", "it hung")

    assert "failed on the duel mew against ditto" in bench.check(PLAN).explanation
    assert bench.reference.closed
    assert "mew" not in bench.check(replace(PLAN, reference_sample=0)).explanation


def test_what_players_report_is_scored_as_well(bench: QualityBench) -> None:
    asked = bench.true_answers(300)
    bench.predictions.add(asked)
    for one in asked:
        winner = Winner.B if one.win_probability > 0.5 else Winner.A
        bench.outcomes.add(ReportedOutcome(prediction_id=one.prediction_id, winner=winner, reported_at=bench.now))
    report = bench.check(PLAN)

    assert report.verdict == "degraded"
    assert report.figures["outcomes.duels"] == 300
    assert report.figures["outcomes.brier"] > report.figures["outcomes.brier_floor"]
    assert "standard errors worse" in report.explanation


def test_what_the_pokedex_no_longer_holds_is_left_out(bench: QualityBench, pokedex: Pokedex) -> None:
    asked = bench.true_answers(40)
    gone = [
        replace(asked[0], a=replace(asked[0].a, pokemon="gone")),
        replace(asked[1], a=replace(asked[1].a, move="gone")),
        replace(asked[2], b=replace(asked[2].b, nature="gone")),
    ]
    unlearnt = replace(asked[5], a=replace(asked[5].a, pokemon="magikarp", move="hydro-pump"), win_probability=0.5)
    status = replace(asked[6], b=replace(asked[6].b, move="growl"))
    bench.stored.replace(with_move(pokedex, asked[7].a.move, playable=False), source="test")
    unplayable = sum(asked[7].a.move in {one.a.move, one.b.move} for one in [*asked[3:5], *asked[7:]])
    bench.predictions.add([*gone, *asked[3:5], unlearnt, status, *asked[7:]])
    report = bench.check(PLAN)

    assert report.figures["own.duels"] == 40 - 4 - unplayable
    assert f"{4 + unplayable} answers name what today's Pokédex does not hold" in report.explanation


def test_answers_by_the_facts_of_an_older_pokedex_are_not_judged(bench: QualityBench) -> None:
    changed = ImportSummary(changes={"moves": TableChanges(inserted=0, updated=1, deleted=0)}, revision=2)
    bench.imports.loaded(bench.imports.begin("fake"), changed)
    bench.imports.loaded(bench.imports.begin("fake"), replace(changed, changes={}))
    imported = bench.imports.runs(limit=2)[1].loaded_at
    assert imported is not None
    bench.now = imported + timedelta(hours=1)
    bench.predictions.add(flattened(bench.true_answers(300, minutes_ago=61)))
    bench.predictions.add(bench.true_answers(40, minutes_ago=59))
    report = bench.check(PLAN)

    assert (report.verdict, report.figures["own.duels"]) == ("good", 40)
    assert "The Pokédex was imported anew" in report.explanation
    bench.now += timedelta(days=2)
    assert "imported" not in bench.check(PLAN).explanation


def test_nor_are_outcomes_of_such_answers(bench: QualityBench) -> None:
    changed = ImportSummary(changes={"moves": TableChanges(inserted=0, updated=1, deleted=0)}, revision=2)
    bench.imports.loaded(bench.imports.begin("fake"), changed)
    imported = bench.imports.runs(limit=1)[0].loaded_at
    assert imported is not None
    bench.now = imported + timedelta(hours=1)
    for minutes, wins in ((61, Winner.B), (59, Winner.A)):
        asked = [replace(one, win_probability=0.9) for one in bench.true_answers(60, minutes_ago=minutes)]
        bench.predictions.add(asked)
        for one in asked:
            bench.outcomes.add(ReportedOutcome(prediction_id=one.prediction_id, winner=wins, reported_at=bench.now))
    figures = bench.check(PLAN).figures

    assert figures["outcomes.duels"] == 60
    assert figures["outcomes.brier"] == pytest.approx(0.01)


def test_progress_is_told(bench: QualityBench) -> None:
    told: list[tuple[str, float]] = []
    bench.predictions.add(bench.true_answers(30))
    bench.check(PLAN, on_progress=lambda what, share: told.append((what, share)))

    assert ("Playing in our engine", 0.0) in told
    assert ("Playing in our engine", 1.0) in told
    assert ("Playing in the reference engine", 1.0) in told


@pytest.mark.parametrize(
    ("failure", "version"),
    [(RegistryUnavailableError("away"), ""), (SimulationError("mew against ditto", "it burst"), "1")],
    ids=["registry", "engine"],
)
def test_a_failure_is_kept_and_told(bench: QualityBench, failure: PredictionDexError, version: str) -> None:
    bench.predictions.add(bench.true_answers(3))
    if version:
        bench.own.failure = failure
    else:
        bench.models.registry.failure = failure  # type: ignore[attr-defined]
    with pytest.raises(type(failure)):
        bench.check(PLAN)

    (kept,) = bench.history.kept
    assert (kept.model_version, kept.failure, kept.verdict) == (version, str(failure), "")


def test_an_unknown_version_is_a_failure(bench: QualityBench) -> None:
    with pytest.raises(UnknownVersionError):
        bench.check(replace(PLAN, version="9"))
    assert bench.history.kept[0].failure


def test_where_not_even_the_failure_can_be_kept_the_failure_is_raised(bench: QualityBench) -> None:
    bench.models.registry.failure = RegistryUnavailableError("away")  # type: ignore[attr-defined]
    bench.history.failure = DatabaseUnavailableError("it sleeps")
    with pytest.raises(RegistryUnavailableError):
        bench.check(PLAN)


def test_where_nothing_can_be_kept_the_caller_is_told(bench: QualityBench) -> None:
    bench.history.failure = DatabaseUnavailableError("it sleeps")
    with pytest.raises(DatabaseUnavailableError):
        bench.check(PLAN)
