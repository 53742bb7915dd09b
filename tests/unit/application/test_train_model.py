from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.application.build_dataset import BuildDataset
from app.application.deliver_trainings import DeliverTrainings
from app.application.ports.duel_dataset import DatasetPlan, UnusableDatasetError
from app.application.ports.model_registry import RegistryUnavailableError
from app.application.ports.step_outputs import StaleInputError
from app.application.ports.training_outbox import UnwritableOutboxError
from app.application.train_model import TrainModel
from app.application.training.reference_file import REFERENCE_FILE, read_reference
from app.domain.prediction.baselines import BASELINES
from app.domain.prediction.draws import DRAWS, EXAM, LESSONS, draws_version
from app.domain.prediction.splits import Fold, folds
from tests.contracts.duel_dataset_contract import in_words
from tests.contracts.pokedex_variants import with_pokemon
from tests.fakes.fake_battle_simulator import FakeBattleSimulator
from tests.fakes.fake_duel_dataset import FakeDuelDataset
from tests.fakes.fake_experiment_tracker import FakeExperimentTracker
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_model_trainer import FakeModelTrainer
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_report_printer import FakeReportPrinter
from tests.fakes.fake_step_outputs import FakeStepOutputs
from tests.fakes.fake_training_outbox import FakeTrainingOutbox
from tests.training_runs import untimed

if TYPE_CHECKING:
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels

WHEN = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
REPORTS = Path("reports")
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
    plan = replace(plan, draws_version=draws_version(pokedex))
    BuildDataset(pokedex=pokedex, simulator=FakeBattleSimulator(pokedex), dataset=dataset)(plan=plan)
    return dataset


def sealed(pokedex: Pokedex, plan: DatasetPlan, labelled: LabelledDuels) -> FakeDuelDataset:
    dataset = FakeDuelDataset()
    plan = replace(plan, draws_version=draws_version(pokedex))
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
def outbox() -> FakeTrainingOutbox:
    return FakeTrainingOutbox()


@pytest.fixture
def deliver(
    outbox: FakeTrainingOutbox, tracker: FakeExperimentTracker, registry: FakeModelRegistry
) -> DeliverTrainings:
    return DeliverTrainings(outbox=outbox, tracker=tracker, registry=registry)


@pytest.fixture
def train(
    pokedex: Pokedex,
    collections: dict[str, FakeDuelDataset],
    trainer: FakeModelTrainer,
    outbox: FakeTrainingOutbox,
    deliver: DeliverTrainings,
) -> TrainModel:
    minutes = count()
    return TrainModel(
        pokedex=FakePokedexRepository(pokedex),
        trainer=trainer,
        printer=FakeReportPrinter(),
        outputs=FakeStepOutputs(),
        outbox=outbox,
        deliver=deliver,
        reports=REPORTS,
        environment={"commit": "c0ffee"},
        clock=lambda: WHEN + timedelta(minutes=next(minutes)),
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


def test_the_whole_exam_is_asked_on_both_sides(
    train: TrainModel, trainer: FakeModelTrainer, pokedex: Pokedex, exam: FakeDuelDataset
) -> None:
    training = train(seed=5)
    questions = exam.load(pokedex)

    assert set(folds(pokedex, questions.duels).tolist()) == {Fold.TEST}
    assert training.scores["model"].duels == len(questions)
    for asked, wanted in zip(trainer.asked[:2], (questions.duels, questions.duels.swapped()), strict=True):
        assert asked.a.pokemon.tolist() == wanted.a.pokemon.tolist()
        assert asked.b.move.tolist() == wanted.b.move.tolist()


def test_the_model_is_tracked_and_registered_and_nothing_is_put_into_production(
    train: TrainModel, tracker: FakeExperimentTracker, registry: FakeModelRegistry, outbox: FakeTrainingOutbox
) -> None:
    training = train(seed=5)
    ((run_id, run),) = tracker.runs.items()

    assert training.model
    assert training.run == run
    assert (training.model.version, str(training.model.semantic), training.model.run_id) == ("1", "1.0.0", run_id)
    assert (training.model.aliases, training.model.metrics) == ((), run.metrics)
    assert (training.model.origin, training.failure) == (run.origin, None)
    assert registry.load("1") == run.artefact
    assert outbox.waiting() == []


def test_a_training_says_when_and_on_what_it_was_made(train: TrainModel, tracker: FakeExperimentTracker) -> None:
    run = train(seed=5).run

    assert (run.started_at, run.ended_at) == (WHEN, WHEN + timedelta(minutes=1))
    assert run.name == "train-2026-11-24T10:30Z"
    assert run.key.startswith("20261124T103100")
    assert run.experiment == f"duels-{run.origin.dataset[:12]}"
    assert run.environment == {"commit": "c0ffee"}
    assert {name: run.files[name] for name in run.files if name != REFERENCE_FILE} == {"report.md": b"A training"}
    assert [(one.name, one.purpose) for one in run.datasets] == [
        ("lessons", "training"),
        ("reference", "training"),
        ("lessons", "calibration"),
        ("exam", "evaluation"),
    ]
    assert {one.features for one in run.datasets} == {("level",)}
    assert sum(one.duels for one in run.datasets if one.purpose == "training") == int(run.parameters["learnt_from"])
    assert run.datasets[3].plan["seed"] == "3"
    assert tracker.runs["run-1"] == run


def test_a_sample_of_what_was_learnt_from_is_kept_with_the_answers_to_it(
    train: TrainModel, trainer: FakeModelTrainer, pokedex: Pokedex
) -> None:
    run = train(seed=5).run
    ((learn, _, _),) = trainer.given
    reference = read_reference(run.files[REFERENCE_FILE])

    assert len(reference) == len(learn)
    assert sorted(reference.sides[0, :, 0].tolist()) == sorted(learn.duels.a.level.tolist())
    assert reference.highest[2] == max(learn.duels.a.avs.sum(axis=1).max(), learn.duels.b.avs.sum(axis=1).max())
    assert min(reference.columns["confidence"]) >= 0.5
    assert REFERENCE_FILE not in run.artefact.files
    assert species_pairs(pokedex, trainer.asked[-1]) <= species_pairs(pokedex, learn.duels)


def test_the_same_again_is_a_patch_and_other_data_a_minor_step(train: TrainModel) -> None:
    found = [train(seed=5), train(seed=6), train(seed=6, duels=300)]

    assert [str(one.model.semantic) for one in found if one.model] == ["1.0.0", "1.0.1", "1.1.0"]


def test_where_the_tracker_is_away_the_training_waits(
    train: TrainModel, tracker: FakeExperimentTracker, registry: FakeModelRegistry, outbox: FakeTrainingOutbox
) -> None:
    tracker.failure = RegistryUnavailableError("nobody answers")
    training = train(seed=5)

    assert training.model is None
    assert training.failure is tracker.failure
    assert outbox.waiting() == [training.run.key]
    assert outbox.load(training.run.key) == training.run
    assert registry.versions() == []


def test_the_next_training_takes_along_what_waited(train: TrainModel, tracker: FakeExperimentTracker) -> None:
    tracker.failure = RegistryUnavailableError("nobody answers")
    waited = train(seed=5).run
    tracker.failure = None
    training = train(seed=6)

    assert training.model
    assert (training.model.version, training.model.run_id) == ("2", "run-2")
    assert tracker.runs["run-1"] == waited


def test_what_cannot_be_kept_here_is_not_recorded_elsewhere(
    train: TrainModel, tracker: FakeExperimentTracker, outbox: FakeTrainingOutbox
) -> None:
    outbox.failure = UnwritableOutboxError("outbox", "No space left on device")
    with pytest.raises(UnwritableOutboxError, match="No space left"):
        train(seed=5)

    assert not tracker.runs


def test_training_twice_gives_the_same_but_for_the_time(train: TrainModel) -> None:
    first, second = (train(seed=5).run for _ in range(2))

    assert untimed(first) == untimed(second)
    assert first.key < second.key


def test_a_training_of_the_same_inputs_is_known(train: TrainModel, registry: FakeModelRegistry) -> None:
    assert train.known(seed=5) is None
    train(seed=5)

    assert train.known(seed=5) == registry.find("1")
    assert train.known(seed=6) is None
    assert train.known(seed=5, duels=100) is None


def test_a_known_training_that_waits_is_registered_first(train: TrainModel, tracker: FakeExperimentTracker) -> None:
    tracker.failure = RegistryUnavailableError("nobody answers")
    train(seed=5)
    with pytest.raises(RegistryUnavailableError):
        train.known(seed=5)
    tracker.failure = None
    known = train.known(seed=5)

    assert known
    assert known.version == "1"


def test_lessons_of_another_pokedex_are_refused(train: TrainModel, trainer: FakeModelTrainer, pokedex: Pokedex) -> None:
    other = with_pokemon(pokedex, "ditto", weight_hg=99)
    with pytest.raises(
        StaleInputError, match=r"The dataset lessons cannot be used here.*another Pokédex.*learn dataset"
    ):
        replace(train, pokedex=FakePokedexRepository(other))(seed=5)

    assert not trainer.given


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
    scores = train(seed=5).scores

    assert set(scores) == {"model", "contested", *DRAWS, "train", "calibration", *BASELINES}
    assert scores["model"].duels == len(trainer.asked[0]) == sum(scores[kind].duels for kind in DRAWS)
    assert all(scores[baseline].duels == scores["model"].duels for baseline in BASELINES)


def test_every_split_is_scored_on_its_own_duels(train: TrainModel, trainer: FakeModelTrainer) -> None:
    scores = train(seed=5).scores
    ((learn, calibrate, _),) = trainer.given

    assert (scores["train"].duels, scores["calibration"].duels) == (len(learn), len(calibrate))


def test_scores_slices_and_symmetry_are_metrics(train: TrainModel) -> None:
    training = train(seed=5)
    scores, metrics = training.scores, training.run.metrics

    assert metrics["model.mae"] == scores["model"].mean_absolute_error
    assert metrics["turns_to_ko.brier_regret"] == scores["turns_to_ko"].brier_regret
    assert metrics["train.log_loss"] == scores["train"].log_loss
    assert metrics["model.best_accuracy"] == scores["model"].best_accuracy
    assert metrics["learnt_from"] == int(training.run.parameters["learnt_from"])
    assert metrics["model.asymmetry"] == 0.0
    assert 0.5 < metrics["model.roc_auc"] <= 1
    assert 0 < metrics["model.average_precision"] <= 1
    assert sum(name.startswith("move.") and name.endswith(".log_loss") for name in metrics) == 10
    assert metrics["effect.no_effect.duels"] > 0
    assert metrics["level.mean_level_41_to_60.log_loss"] > 0
    assert all(re.fullmatch(r"[a-z0-9_.]+", name) for name in metrics)


def test_the_progress_is_passed_on(train: TrainModel) -> None:
    told: list[float] = []
    train(seed=5, on_progress=told.append)

    assert told == [0.5, 1.0]


def test_a_training_that_fails_is_not_tracked(
    train: TrainModel, trainer: FakeModelTrainer, tracker: FakeExperimentTracker, registry: FakeModelRegistry
) -> None:
    trainer.failure = UnusableDatasetError("fake", "nothing can be learnt from it")
    with pytest.raises(UnusableDatasetError):
        train(seed=5)

    assert not tracker.runs
    assert registry.versions() == []


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

    training = replace(train, exam=certain)(seed=5)

    assert "contested" not in training.scores
    assert training.run.metrics["model.average_precision"] == 1.0
