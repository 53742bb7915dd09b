from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.fake_model_trainer import FakeModelTrainer
from tests.fakes.fake_trainer_search import TRIALS, FakeTrainerSearch

if TYPE_CHECKING:
    from tests.unit.evaluation_bench import Bench


@pytest.fixture
def trainer() -> FakeModelTrainer:
    return FakeModelTrainer()


def test_fewer_lessons_can_be_learnt_from(bench: Bench, trainer: FakeModelTrainer) -> None:
    runs = [bench.train(trainer)(seed=1, duels=duels).run for duels in (None, 200)]
    (all_of_them, _, _), (some, _, _) = trainer.given

    assert len(some) < len(all_of_them)
    assert [run.parameters["learnt_from"] for run in runs] == [str(len(all_of_them)), str(len(some))]
    assert runs[0].experiment != runs[1].experiment


def test_what_a_search_finds_is_trained_in_place_of_the_other(bench: Bench, trainer: FakeModelTrainer) -> None:
    found = FakeModelTrainer()
    search = FakeTrainerSearch(found)
    searching: list[float] = []
    run = bench.train(trainer, search)(seed=7, on_search=searching.append).run
    ((learn, _, seed),) = found.given

    assert trainer.given == []
    assert search.given == [(len(learn), seed)] == [(len(learn), 7)]
    assert searching == [1.0]
    assert run.parameters["tuned"] == "True"
    assert run.trials == TRIALS
    assert run.name.startswith("tune-")


def test_without_a_search_nothing_is_called_tuned(bench: Bench, trainer: FakeModelTrainer) -> None:
    run = bench.train(trainer)(seed=1).run

    assert (run.parameters["tuned"], run.trials) == ("False", ())


def test_a_tuned_training_is_not_taken_for_one_that_was_not(bench: Bench, trainer: FakeModelTrainer) -> None:
    bench.train(trainer)(seed=1)

    assert bench.train(trainer).known(seed=1)
    assert bench.train(trainer, FakeTrainerSearch(trainer)).known(seed=1) is None


def test_libraries_that_the_report_does_without_are_named(bench: Bench, trainer: FakeModelTrainer) -> None:
    bench.printer.missing = ("matplotlib",)

    assert bench.train(trainer)(seed=1).missing == ("matplotlib",)
