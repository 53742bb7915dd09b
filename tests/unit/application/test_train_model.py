from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.application.build_dataset import BuildDataset
from app.application.ports.duel_dataset import DatasetPlan, UnusableDatasetError
from app.application.ports.model_registry import NoSuchModelError, RegistryUnavailableError
from app.application.train_model import TrainModel
from app.domain.prediction.baselines import BASELINES
from app.domain.prediction.draws import DRAWS
from app.domain.prediction.splits import Fold, folds
from tests.fakes.fake_battle_simulator import FakeBattleSimulator
from tests.fakes.fake_duel_dataset import FakeDuelDataset
from tests.fakes.fake_experiment_tracker import FakeExperimentTracker
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_model_trainer import FakeModelTrainer
from tests.fakes.fake_pokedex_repository import FakePokedexRepository

if TYPE_CHECKING:
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex

PLAN = DatasetPlan(
    duels=400, battles=6, held_out_battles=12, seed=1, part_size=400, rules_version="fake-1", draws_version="1-fake"
)


@pytest.fixture(scope="module")
def dataset(pokedex: Pokedex) -> FakeDuelDataset:
    dataset = FakeDuelDataset()
    BuildDataset(pokedex=pokedex, simulator=FakeBattleSimulator(pokedex), dataset=dataset)(plan=PLAN)
    return dataset


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
    dataset: FakeDuelDataset,
    trainer: FakeModelTrainer,
    tracker: FakeExperimentTracker,
    registry: FakeModelRegistry,
) -> TrainModel:
    return TrainModel(
        pokedex=FakePokedexRepository(pokedex), dataset=dataset, trainer=trainer, tracker=tracker, registry=registry
    )


def species_pairs(pokedex: Pokedex, duels: Duels) -> set[frozenset[str]]:
    species = [one.species for one in pokedex.pokemon]
    pairs = zip(duels.a.pokemon, duels.b.pokemon, strict=True)
    return {frozenset((species[a], species[b])) for a, b in pairs}


def test_no_pair_of_species_stands_on_two_sides(
    train: TrainModel, trainer: FakeModelTrainer, pokedex: Pokedex, dataset: FakeDuelDataset
) -> None:
    train(seed=5)
    ((learn, calibrate, seed),) = trainer.given
    test = trainer.asked[0]
    sides = [species_pairs(pokedex, duels) for duels in (learn.duels, calibrate.duels, test)]

    assert seed == 5
    assert len(learn) + len(calibrate) + len(test) == len(dataset.load(pokedex))
    assert len(set.union(*sides)) == sum(len(side) for side in sides)


def test_each_fold_serves_its_purpose(train: TrainModel, trainer: FakeModelTrainer, pokedex: Pokedex) -> None:
    train(seed=5)
    ((learn, calibrate, _),) = trainer.given
    used = {Fold.TRAIN: learn.duels, Fold.CALIBRATION: calibrate.duels, Fold.TEST: trainer.asked[0]}

    for fold, duels in used.items():
        assert set(folds(pokedex, duels).tolist()) == {fold}


def test_the_model_is_tracked_registered_and_in_production(
    train: TrainModel, tracker: FakeExperimentTracker, registry: FakeModelRegistry
) -> None:
    training = train(seed=5)
    ((run_id, run),) = tracker.runs.items()

    assert training.model == registry.production()
    assert (training.model.version, training.model.run_id) == ("1", run_id)
    assert training.model.aliases == ("production",)
    assert training.model.metrics == run.metrics
    assert registry.load("1") == run.artefact
    assert training.report == run.report


def test_a_second_training_takes_the_place_of_the_first(train: TrainModel, registry: FakeModelRegistry) -> None:
    train(seed=5)

    assert train(seed=6).model.version == registry.production().version == "2"
    assert registry.load("1") != registry.load("2")


def test_the_parameters_say_all_that_decided_the_model(
    train: TrainModel, trainer: FakeModelTrainer, tracker: FakeExperimentTracker, dataset: FakeDuelDataset
) -> None:
    train(seed=5)

    assert tracker.runs["run-1"].parameters == {
        **trainer.parameters,
        "seed": "5",
        "dataset": dataset.manifest().checksum,
        "rules": "fake-1",
    }


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


def test_a_tracker_that_fails_leaves_production_as_it_was(
    train: TrainModel, tracker: FakeExperimentTracker, registry: FakeModelRegistry
) -> None:
    train(seed=5)
    tracker.failure = RegistryUnavailableError("nobody answers")
    with pytest.raises(RegistryUnavailableError):
        train(seed=6)

    assert registry.production().version == "1"
    assert len(registry.versions()) == 1


def test_a_training_that_fails_is_not_tracked(
    train: TrainModel, trainer: FakeModelTrainer, tracker: FakeExperimentTracker, registry: FakeModelRegistry
) -> None:
    trainer.failure = UnusableDatasetError("fake", "nothing can be learnt from it")
    with pytest.raises(UnusableDatasetError):
        train(seed=5)

    assert not tracker.runs
    with pytest.raises(NoSuchModelError):
        registry.production()


def test_without_a_dataset_nothing_is_trained(train: TrainModel, trainer: FakeModelTrainer) -> None:
    with pytest.raises(UnusableDatasetError, match="learn dataset"):
        replace(train, dataset=FakeDuelDataset())(seed=5)

    assert not trainer.given


def test_a_dataset_without_a_fold_says_so(train: TrainModel, pokedex: Pokedex, dataset: FakeDuelDataset) -> None:
    labelled, plan = dataset.load(pokedex), replace(PLAN, duels=1)
    tiny = FakeDuelDataset()
    tiny.keep_part(plan, 0, labelled.take(slice(0, 1)), pokedex)
    tiny.seal(plan, pokedex)
    with pytest.raises(
        UnusableDatasetError, match=r"of 1 duels cannot be used: it is too small: the fold \w+ is empty"
    ):
        replace(train, dataset=tiny)(seed=5)


def test_a_slice_without_duels_has_no_score(train: TrainModel, pokedex: Pokedex, dataset: FakeDuelDataset) -> None:
    labelled = dataset.load(pokedex)
    tallies = replace(labelled.tallies, a_wins=labelled.tallies.battles, b_wins=0 * labelled.tallies.b_wins)
    certain = FakeDuelDataset()
    certain.keep_part(PLAN, 0, replace(labelled, tallies=tallies), pokedex)
    certain.seal(PLAN, pokedex)

    assert "contested" not in replace(train, dataset=certain)(seed=5).scores
