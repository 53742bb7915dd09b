from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.application.ports.duel_dataset import UnusableDatasetError
from app.application.ports.evaluation_writer import UnwritableReportError
from app.application.ports.model_registry import NoSuchModelError
from app.application.ports.step_outputs import StaleInputError
from app.domain.prediction.document import Figure
from tests.contracts.pokedex_variants import with_pokemon
from tests.fakes.fake_duel_dataset import FakeDuelDataset
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.unit.evaluation_bench import REPORTS, dataset

if TYPE_CHECKING:
    from app.domain.prediction.document import Evaluation, Section, Table
    from tests.unit.evaluation_bench import Bench

AT_HAND = ["overall", "baselines", "calibration", "slices", "misses"]
COSTLY = ["equal-time", "curve", "ablation", "size", "unseen", "leak"]


def section(evaluation: Evaluation, name: str) -> Section:
    (found,) = (one for one in evaluation.sections if one.name == name)
    return found


def column(table: Table, name: str) -> list[object]:
    return [row[table.columns.index(name)] for row in table.rows]


def test_a_full_evaluation_has_every_section_and_is_plain_data(bench: Bench) -> None:
    report = bench.evaluate(seed=1)

    assert [one.name for one in report.evaluation.sections] == AT_HAND + COSTLY
    assert report.evaluation.pending == ()
    assert report.folder == REPORTS / "model-1"
    assert json.loads(json.dumps(asdict(report.evaluation), allow_nan=False))["title"] == "Model 1"


def test_every_row_has_a_cell_for_every_column(bench: Bench) -> None:
    tables = [table for one in bench.evaluate(seed=1).evaluation.sections for table in one.tables]

    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)


def test_a_quick_one_names_what_it_leaves_out_and_trains_nothing(bench: Bench) -> None:
    evaluation = bench.evaluate(seed=1, quick=True).evaluation

    assert [one.name for one in evaluation.sections] == AT_HAND
    assert len(evaluation.pending) == len(COSTLY)
    assert bench.learner.given == []


def test_the_report_is_written_before_the_first_section_and_after_each(bench: Bench) -> None:
    bench.evaluate(seed=1, quick=True, folder=Path("elsewhere"))
    written = [(len(one.sections), len(one.pending)) for one, _ in bench.writer.written]

    assert written == [(done, len(AT_HAND + COSTLY) - done) for done in range(len(AT_HAND) + 1)]
    assert {folder for _, folder in bench.writer.written} == {Path("elsewhere")}


def test_an_interruption_leaves_the_sections_before_it(bench: Bench) -> None:
    bench.learner.failure = KeyboardInterrupt()
    started: list[Path] = []
    with pytest.raises(KeyboardInterrupt):
        bench.evaluate(seed=1, on_start=started.append)
    last, folder = bench.writer.written[-1]

    assert [one.name for one in last.sections] == AT_HAND
    assert "Learning curve" in last.pending
    assert started == [folder]


def test_progress_names_the_section_and_ends_with_all_of_it(bench: Bench) -> None:
    told: list[tuple[str, float]] = []
    bench.evaluate(seed=1, on_progress=lambda what, share: told.append((what, share)))
    shares = {what: [share for name, share in told if name == what] for what, _ in told}

    assert {"How good it is", "Equal time", "The leak"} <= set(shares)
    assert all(each == sorted(each) and 0 <= each[0] <= each[-1] <= 1 for each in shares.values())


def test_kinds_add_up_and_contested_ones_are_among_them(bench: Bench) -> None:
    marks = section(bench.evaluate(seed=1, quick=True).evaluation, "overall").tables[0]
    duels = dict(zip(column(marks, "duels that are"), column(marks, "duels"), strict=True))

    assert duels["all"] == 120 == duels["random"] + duels["strong"] + duels["spread"]  # type: ignore[operator]
    assert 0 < duels["all, contested"] < 120  # type: ignore[operator]


def test_the_learning_curve_ends_where_the_lessons_do(bench: Bench) -> None:
    curve = section(bench.evaluate(seed=1).evaluation, "curve")

    assert column(curve.tables[0], "lessons") == [50, 100]
    (figure,) = curve.figures
    assert isinstance(figure, Figure)
    assert [line.x for line in figure.lines] == [(50.0, 100.0)] * 2


def test_the_ablation_leaves_out_each_group_once(bench: Bench) -> None:
    table = section(bench.evaluate(seed=1).evaluation, "ablation").tables[0]
    without = column(table, "without")

    assert without[: len(without) // 2] == without[len(without) // 2 :]
    assert without[0] == "nothing"
    assert max(left for left in column(table, "features left") if isinstance(left, int)) == table.rows[0][2]


def test_features_of_the_exam_are_worked_out_once_for_each_doubt(bench: Bench) -> None:
    bench.evaluate(seed=1)
    doubts = [doubt for duels, doubt in bench.reader.asked if duels == 120]

    assert len(doubts) == len(set(doubts))


def test_the_same_seed_gives_the_same_report(bench: Bench) -> None:
    first, second = (bench.evaluate(seed=3, quick=True).evaluation for _ in range(2))
    assert first == second


def test_another_version_can_be_examined(bench: Bench) -> None:
    bench.put_a_model_into_production()

    assert bench.evaluate(seed=1, quick=True).evaluation.title == "Model 2"
    assert bench.evaluate(seed=1, quick=True, version="1").evaluation.title == "Model 1"


def test_a_version_that_is_not_there_is_named(bench: Bench) -> None:
    with pytest.raises(NoSuchModelError, match="77"):
        bench.evaluate(seed=1, version="77")
    with pytest.raises(NoSuchModelError, match="production"):
        replace(bench.evaluate, registry=FakeModelRegistry())(seed=1)


def test_without_duels_nothing_is_examined(bench: Bench) -> None:
    without_exam = replace(bench.evaluate, exam=FakeDuelDataset())
    for evaluate in (without_exam, replace(bench.evaluate, lessons=FakeDuelDataset())):
        with pytest.raises(UnusableDatasetError):
            evaluate(seed=1)
    assert bench.writer.written == []


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_played(bench: Bench) -> None:
    bench.writer.failure = UnwritableReportError("reports", "Permission denied")
    with pytest.raises(UnwritableReportError, match="--output"):
        bench.evaluate(seed=1)
    assert bench.reader.asked == []


@pytest.mark.parametrize("which", ["lessons", "exam"])
def test_a_model_of_other_datasets_is_refused(bench: Bench, which: str) -> None:
    mixture = getattr(bench, which).manifest().plan.mixture
    changes: dict[str, Any] = {which: dataset(bench.pokedex, mixture, 500)}
    other = replace(bench, **changes)
    with pytest.raises(
        StaleInputError, match=rf"model 1 cannot be used here.*the {which} had checksum.*learn train.*--foreign"
    ):
        other.evaluate(seed=1)

    assert other.writer.written == []


def test_a_foreign_model_that_was_asked_for_is_examined_and_called_so(bench: Bench) -> None:
    other = replace(bench, lessons=dataset(bench.pokedex, bench.lessons.manifest().plan.mixture, 500))
    facts = other.evaluate(seed=1, quick=True, foreign=True).evaluation.facts

    assert facts["the model's own lessons"] == f"checksum {bench.lessons.manifest().checksum[:12]}"
    assert "the model's own exam" not in facts


def test_a_model_whose_training_nobody_knows_is_foreign(bench: Bench) -> None:
    bench.tracker.runs.clear()
    with pytest.raises(StaleInputError, match="the lessons had no checksum that is known"):
        bench.evaluate(seed=1)

    assert bench.evaluate(seed=1, quick=True, foreign=True).evaluation.sections


def test_lessons_of_another_pokedex_are_refused(bench: Bench) -> None:
    other = with_pokemon(bench.pokedex, "ditto", weight_hg=99)
    with pytest.raises(StaleInputError, match=r"another Pokédex.*learn dataset lessons"):
        replace(bench.evaluate, pokedex=FakePokedexRepository(other))(seed=1)


def test_it_is_done_for_these_inputs_and_no_others(bench: Bench) -> None:
    assert not bench.evaluate.is_done("1", quick=True, seed=1)
    bench.evaluate(seed=1, quick=True)

    assert bench.evaluate.is_done("1", quick=True, seed=1)
    assert not bench.evaluate.is_done("1", quick=False, seed=1)
    assert not bench.evaluate.is_done("1", quick=True, seed=2)
    assert not bench.evaluate.is_done("1", quick=True, sample=100, seed=1)


def test_the_truth_is_played_once_for_everybody(bench: Bench) -> None:
    bench.evaluate(seed=1, quick=True)
    kept = set(bench.forecasts.kept)
    bench.evaluate(seed=1, quick=True)

    assert set(bench.forecasts.kept) == kept
    assert len(kept) == 1
