from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.train_model import TrainModel
from tests.fakes.fake_experiment_tracker import FakeExperimentTracker
from tests.fakes.fake_model_trainer import FakeModelTrainer
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_trainer_search import FakeTrainerSearch

if TYPE_CHECKING:
    from app.application.ports.trainer_search import TrainerSearch
    from tests.unit.evaluation_bench import Bench


@pytest.fixture
def trainer() -> FakeModelTrainer:
    return FakeModelTrainer()


@pytest.fixture
def tracker() -> FakeExperimentTracker:
    return FakeExperimentTracker()


def train(
    bench: Bench, trainer: FakeModelTrainer, tracker: FakeExperimentTracker, search: TrainerSearch | None = None
) -> TrainModel:
    return TrainModel(
        pokedex=FakePokedexRepository(bench.pokedex),
        lessons=bench.lessons,
        reference=bench.lessons,
        exam=bench.exam,
        trainer=trainer,
        tracker=tracker,
        registry=bench.registry,
        search=search,
    )


def test_fewer_lessons_can_be_learnt_from(
    bench: Bench, trainer: FakeModelTrainer, tracker: FakeExperimentTracker
) -> None:
    train(bench, trainer, tracker)(seed=1)
    train(bench, trainer, tracker)(seed=1, duels=200)
    (all_of_them, _, _), (some, _, _) = trainer.given

    assert len(some) < len(all_of_them)
    learnt = [run.parameters["learnt_from"] for run in tracker.runs.values()]
    assert learnt == [str(len(all_of_them)), str(len(some))]


def test_what_a_search_finds_is_trained_in_place_of_the_other(
    bench: Bench, trainer: FakeModelTrainer, tracker: FakeExperimentTracker
) -> None:
    found = FakeModelTrainer()
    search = FakeTrainerSearch(found)
    searching: list[float] = []
    train(bench, trainer, tracker, search)(seed=7, on_search=searching.append)
    ((learn, _, seed),) = found.given
    (run,) = tracker.runs.values()

    assert trainer.given == []
    assert search.given == [(len(learn), seed)] == [(len(learn), 7)]
    assert searching == [1.0]
    assert run.parameters["tuned"] == "True"


def test_without_a_search_nothing_is_called_tuned(
    bench: Bench, trainer: FakeModelTrainer, tracker: FakeExperimentTracker
) -> None:
    train(bench, trainer, tracker)(seed=1)
    (run,) = tracker.runs.values()
    assert run.parameters["tuned"] == "False"
