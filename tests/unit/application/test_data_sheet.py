from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.application.model_versions import UnknownVersionError
from app.application.ports.duel_dataset import Collection, UnusableDatasetError
from app.domain.cards.data_sheet import DataSheet
from app.domain.prediction.training_run import UsedDataset
from tests.card_bench import CardBench
from tests.model_bench import artefact
from tests.registered_models import registered
from tests.training_runs import training_run

if TYPE_CHECKING:
    from app.domain.cards.data_sheet import SheetCollection
    from tests.fakes.fake_duel_dataset import FakeDuelDataset

PLAN = {
    "duels": "700", "battles": "25", "held_out_battles": "100", "seed": "3", "part_size": "50", "mixture": "lessons",
    "rules_version": "own-0", "draws_version": "1-abc",
}  # fmt: skip


def used(checksum: str) -> UsedDataset:
    return UsedDataset(name="lessons", purpose="training", checksum=checksum, duels=500, plan=PLAN, features=())


def sheet_of(bench: CardBench) -> DataSheet:
    bench.data_sheet("1")
    sheet = bench.writer.cards[-1]
    assert isinstance(sheet, DataSheet)
    return sheet


def lessons_of(bench: CardBench) -> SheetCollection:
    return sheet_of(bench).collections[0]


@pytest.fixture
def bench(small_lessons: FakeDuelDataset, small_exam: FakeDuelDataset) -> CardBench:
    bench = CardBench()
    for one in bench.datasets.values():
        one.failure = UnusableDatasetError("lessons", "its manifest.json is missing")
    bench.datasets |= {Collection.LESSONS: small_lessons, Collection.EXAM: small_exam}
    return bench


def train(bench: CardBench, *datasets: UsedDataset) -> None:
    run_id = bench.tracker.record(replace(training_run(), datasets=datasets))
    registered(bench.models.registry, run_id, artefact(1))


def test_the_files_that_the_model_was_made_with_are_told_of(bench: CardBench, small_lessons: FakeDuelDataset) -> None:
    manifest = small_lessons.manifest()
    train(bench, used(manifest.checksum))
    told = lessons_of(bench)

    assert (told.is_of_model, told.problem, told.uses) == (True, None, {"training": 500})
    assert (told.checksum, told.battles) == (manifest.checksum, manifest.battles)
    assert (told.kinds, told.folds) == (manifest.duels_by_kind, manifest.duels_by_fold)
    assert told.plan is not None
    assert (told.plan.duels, told.plan.battles, told.plan.held_out_battles) == (600, 6, 12)
    assert told.plan.error == pytest.approx(0.5 / 6**0.5)


def test_of_other_files_the_record_of_the_training_tells(bench: CardBench) -> None:
    train(bench, used("0" * 64))
    told = lessons_of(bench)

    assert (told.is_of_model, told.checksum, told.battles) == (False, "0" * 64, None)
    assert (told.kinds, told.folds) == ({}, {})
    assert told.plan is not None
    assert (told.plan.duels, told.plan.seed, told.plan.rules) == (700, 3, "own-0")
    assert (told.plan.error, told.plan.held_out_error) == (0.1, 0.05)


def test_what_lies_here_is_told_of_where_nothing_was_recorded(bench: CardBench) -> None:
    bench.register(is_tracked=False)
    lessons, reference, exam = sheet_of(bench).collections

    assert [one.is_of_model for one in (lessons, reference, exam)] == [None, None, None]
    assert lessons.plan is not None
    assert (lessons.plan.duels, lessons.uses) == (600, {})
    assert (reference.plan, reference.checksum, reference.problem) == (None, None, "its manifest.json is missing")


def test_a_record_that_lacks_a_part_of_the_plan_tells_none(bench: CardBench) -> None:
    bench.datasets[Collection.LESSONS] = bench.datasets[Collection.REFERENCE]
    bench.register()
    told = lessons_of(bench)

    assert (told.plan, told.uses) == (None, {"training": 17, "calibration": 17})


def test_the_mixtures_the_splits_and_the_pokedex_are_told_of(bench: CardBench) -> None:
    train(bench)
    sheet = sheet_of(bench)

    assert [row[0] for row in sheet.mixtures.rows] == ["lessons", "exam"]
    assert sheet.mixtures.rows[0][1:4] == ("40 %", "30 %", "30 %")
    assert sheet.learnt_percent + sheet.calibration_percent + sheet.test_percent == 100
    assert sheet.files is not None
    assert sheet.files.rows == (("moves.csv", 226, "5e" * 32),)
    assert sheet.by_hand == {"names.csv": "the names, by hand"}
    assert [one.name for one in sheet.origins] == ["The game", "A rumour"]


def test_a_sheet_is_written_where_it_is_wanted_and_an_unknown_version_refused(bench: CardBench) -> None:
    train(bench)
    text = bench.data_sheet("newest")
    assert bench.data_sheet("newest", file=Path("sheet.md")) is None
    assert bench.writer.written == {Path("sheet.md"): text}
    assert len(bench.writer.cards) == 1

    with pytest.raises(UnknownVersionError):
        bench.data_sheet("2")
