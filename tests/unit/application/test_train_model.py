from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.application.build_dataset import BuildDataset
from app.application.ports.duel_dataset import DatasetPlan, UnusableDatasetError
from app.application.ports.model_registry import NoSuchModelError, RegistryUnavailableError
from app.application.train_model import TrainModel
from app.domain.prediction.baselines import BASELINES
from app.domain.prediction.draws import DRAWS, EXAM, LESSONS
from app.domain.prediction.splits import Fold, folds
from app.domain.registry.model_version import Alias
from tests.contracts.duel_dataset_contract import in_words
from tests.fakes.fake_battle_simulator import FakeBattleSimulator
from tests.fakes.fake_duel_dataset import FakeDuelDataset
from tests.fakes.fake_experiment_tracker import FakeExperimentTracker
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_model_trainer import FakeModelTrainer
from tests.fakes.fake_pokedex_repository import FakePokedexRepository

if TYPE_CHECKING:
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels

LESSONS_PLAN = DatasetPlan(
    duels=400,
    battles=6,
    held_out_battles=12,
    seed=1,
    part_size=400,
    mixture=LESSONS,
    rules_version="fake-1",
    draws_version="1-fake",
)
REFERENCE_PLAN = replace(LESSONS_PLAN, duels=100, battles=3, held_out_battles=3, seed=2, rules_version="fake-2")
EXAM_PLAN = replace(LESSONS_PLAN, duels=150, held_out_battles=20, seed=3, mixture=EXAM, rules_version="fake-2")


def built(pokedex: Pokedex, plan: DatasetPlan) -> FakeDuelDataset:
    dataset = FakeDuelDataset()
    BuildDataset(pokedex=pokedex, simulator=FakeBattleSimulator(pokedex), dataset=dataset)(plan=plan)
    return dataset


def sealed(pokedex: Pokedex, plan: DatasetPlan, labelled: LabelledDuels) -> FakeDuelDataset:
    dataset = FakeDuelDataset()
    dataset.keep_part(plan, 0, labelled, pokedex)
    dataset.seal(plan, pokedex)
    return dataset


@pytest.fixture(scope="module")
def lessons(pokedex: Pokedex) -> FakeDuelDataset:
    return built(pokedex, LESSONS_PLAN)


@pytest.fixture(scope="module")
def reference(pokedex: Pokedex) -> FakeDuelDataset:
    return built(pokedex, REFERENCE_PLAN)


@pytest.fixture(scope="module")
def exam(pokedex: Pokedex) -> FakeDuelDataset:
    return built(pokedex, EXAM_PLAN)


@pytest.fixture
def collections(
    lessons: FakeDuelDataset, reference: FakeDuelDataset, exam: FakeDuelDataset
) -> dict[str, FakeDuelDataset]:
    return {"lessons": lessons, "reference": reference, "exam": exam}


@pytest.fixture
def trainer() -> FakeModelTrainer:
    return FakeModelTrainer()


@pytest.fixture
def tracker() -> FakeExperimentTracker:
    return FakeExperimentTracker()


@pytest.fixture
def registry() -> FakeModelRegistry:
    return FakeModelRegistry()


@pytest.fixture
def train(
    pokedex: Pokedex,
    collections: dict[str, FakeDuelDataset],
    trainer: FakeModelTrainer,
    tracker: FakeExperimentTracker,
    registry: FakeModelRegistry,
) -> TrainModel:
    return TrainModel(
        pokedex=FakePokedexRepository(pokedex),
        trainer=trainer,
        tracker=tracker,
        registry=registry,
        lessons=collections["lessons"],
        reference=collections["reference"],
        exam=collections["exam"],
    )


def species_pairs(pokedex: Pokedex, duels: Duels) -> set[frozenset[str]]:
    species = [one.species for one in pokedex.pokemon]
    pairs = zip(duels.a.pokemon, duels.b.pokemon, strict=True)
    return {frozenset((species[a], species[b])) for a, b in pairs}


def fold_of(pokedex: Pokedex, labelled: LabelledDuels, fold: Fold) -> LabelledDuels:
    return labelled.take(np.flatnonzero(folds(pokedex, labelled.duels) == fold))


def test_no_pair_of_species_stands_on_two_sides(train: TrainModel, trainer: FakeModelTrainer, pokedex: Pokedex) -> None:
    train(seed=5)
    ((learn, calibrate, seed),) = trainer.given
    sides = [species_pairs(pokedex, duels) for duels in (learn.duels, calibrate.duels, trainer.asked[0])]

    assert seed == 5
    assert len(set.union(*sides)) == sum(len(side) for side in sides)


def test_lessons_and_reference_are_learnt_from_and_lessons_alone_calibrate(
    train: TrainModel,
    trainer: FakeModelTrainer,
    pokedex: Pokedex,
    lessons: FakeDuelDataset,
    reference: FakeDuelDataset,
) -> None:
    train(seed=5)
    ((learn, calibrate, _),) = trainer.given
    all_lessons, all_reference = lessons.load(pokedex), reference.load(pokedex)

    assert in_words(learn, pokedex) == [
        *in_words(fold_of(pokedex, all_lessons, Fold.TRAIN), pokedex),
        *in_words(fold_of(pokedex, all_reference, Fold.TRAIN), pokedex),
    ]
    assert in_words(calibrate, pokedex) == in_words(fold_of(pokedex, all_lessons, Fold.CALIBRATION), pokedex)


def test_the_whole_exam_is_asked_and_nothing_else(
    train: TrainModel, trainer: FakeModelTrainer, pokedex: Pokedex, exam: FakeDuelDataset
) -> None:
    training = train(seed=5)
    questions = exam.load(pokedex)

    assert set(folds(pokedex, questions.duels).tolist()) == {Fold.TEST}
    assert training.scores["model"].duels == len(questions)
    for asked, wanted in zip(trainer.asked, (questions.duels, questions.duels, questions.duels.swapped()), strict=True):
        assert asked.a.pokemon.tolist() == wanted.a.pokemon.tolist()
        assert asked.b.move.tolist() == wanted.b.move.tolist()


def test_the_model_is_tracked_and_registered_and_in_no_place(
    train: TrainModel, tracker: FakeExperimentTracker, registry: FakeModelRegistry
) -> None:
    training = train(seed=5)
    ((run_id, run),) = tracker.runs.items()

    assert training.model == registry.find("1")
    assert (training.model.version, training.model.run_id) == ("1", run_id)
    assert training.model.aliases == ()
    assert training.model.metrics == run.metrics
    assert registry.load("1") == run.artefact
    assert training.report == run.report


def test_a_second_training_stands_beside_the_first(train: TrainModel, registry: FakeModelRegistry) -> None:
    train(seed=5)

    assert train(seed=6).model.version == "2"
    assert registry.load("1") != registry.load("2")


def test_the_parameters_say_all_that_decided_the_model(
    pokedex: Pokedex, train: TrainModel, trainer: FakeModelTrainer, tracker: FakeExperimentTracker
) -> None:
    train(seed=5)
    learnable = [folds(pokedex, one.load(pokedex).duels) == Fold.TRAIN for one in (train.lessons, train.reference)]

    assert tracker.runs["run-1"].parameters == {
        **trainer.parameters,
        "seed": "5",
        "lessons": train.lessons.manifest().checksum,
        "reference": train.reference.manifest().checksum,
        "exam": train.exam.manifest().checksum,
        "lessons.rules": "fake-1",
        "reference.rules": "fake-2",
        "exam.rules": "fake-2",
        "learnt_from": str(np.concatenate(learnable).sum()),
        "tuned": "False",
    }
    assert len(set(tracker.runs["run-1"].parameters.values())) > 5


def test_everything_is_scored_beside_the_baselines(train: TrainModel, trainer: FakeModelTrainer) -> None:
    training = train(seed=5)
    scores = training.scores

    assert set(scores) == {"model", "contested", *DRAWS, *BASELINES}
    assert scores["model"].duels == len(trainer.asked[0]) == sum(scores[kind].duels for kind in DRAWS)
    assert all(scores[baseline].duels == scores["model"].duels for baseline in BASELINES)
    assert all(f"| {name} |" in training.report for name in scores)


def test_every_score_is_a_metric_and_so_is_the_symmetry(train: TrainModel, tracker: FakeExperimentTracker) -> None:
    scores = train(seed=5).scores
    metrics = tracker.runs["run-1"].metrics

    assert metrics["model.mae"] == scores["model"].mean_absolute_error
    assert metrics["turns_to_ko.brier_regret"] == scores["turns_to_ko"].brier_regret
    assert metrics["model.asymmetry"] == 0.0
    assert len(metrics) == sum(len(one.as_metrics()) for one in scores.values()) + 1


def test_the_progress_is_passed_on(train: TrainModel) -> None:
    told: list[float] = []
    train(seed=5, on_progress=told.append)

    assert told == [0.5, 1.0]


def test_a_tracker_that_fails_leaves_the_registry_as_it_was(
    train: TrainModel, tracker: FakeExperimentTracker, registry: FakeModelRegistry
) -> None:
    train(seed=5)
    tracker.failure = RegistryUnavailableError("nobody answers")
    with pytest.raises(RegistryUnavailableError):
        train(seed=6)

    assert len(registry.versions()) == 1


def test_a_training_that_fails_is_not_tracked(
    train: TrainModel, trainer: FakeModelTrainer, tracker: FakeExperimentTracker, registry: FakeModelRegistry
) -> None:
    trainer.failure = UnusableDatasetError("fake", "nothing can be learnt from it")
    with pytest.raises(UnusableDatasetError):
        train(seed=5)

    assert not tracker.runs
    with pytest.raises(NoSuchModelError):
        registry.aliased(Alias.PRODUCTION)


@pytest.mark.parametrize("missing", ["lessons", "reference", "exam"])
def test_without_one_of_the_collections_nothing_is_trained(
    train: TrainModel, trainer: FakeModelTrainer, missing: str
) -> None:
    changes: dict[str, Any] = {missing: FakeDuelDataset()}
    with pytest.raises(UnusableDatasetError, match="learn dataset"):
        replace(train, **changes)(seed=5)

    assert not trainer.given


def test_lessons_without_a_fold_say_so(train: TrainModel, pokedex: Pokedex, lessons: FakeDuelDataset) -> None:
    tiny = sealed(pokedex, replace(LESSONS_PLAN, duels=1), lessons.load(pokedex).take(slice(0, 1)))
    with pytest.raises(
        UnusableDatasetError, match=r"of 1 duels cannot be used: it is too small: the fold \w+ is empty"
    ):
        replace(train, lessons=tiny)(seed=5)


def test_a_slice_without_duels_has_no_score(train: TrainModel, pokedex: Pokedex, exam: FakeDuelDataset) -> None:
    labelled = exam.load(pokedex)
    tallies = replace(labelled.tallies, a_wins=labelled.tallies.battles, b_wins=0 * labelled.tallies.b_wins)
    certain = sealed(pokedex, EXAM_PLAN, replace(labelled, tallies=tallies))

    assert "contested" not in replace(train, exam=certain)(seed=5).scores
