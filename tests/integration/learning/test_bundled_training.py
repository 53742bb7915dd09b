from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.application.build_dataset import BuildDataset
from app.application.deliver_trainings import DeliverTrainings
from app.application.ports.duel_dataset import DatasetPlan
from app.application.train_model import Training, TrainModel
from app.domain.battle.engine.play import RULES_VERSION
from app.domain.prediction.baselines import BASELINES
from app.domain.prediction.draws import LESSONS, draws_version
from app.infrastructure.learning.parquet_duel_dataset import ParquetDuelDataset
from app.infrastructure.learning.xgboost_learner import Boosting
from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer
from app.infrastructure.simulation.compiled_simulator import CompiledSimulator
from app.infrastructure.simulation.showdown_simulator import RULES_VERSION as REFERENCE_RULES
from tests.conftest import ROOT
from tests.fakes.fake_experiment_tracker import FakeExperimentTracker
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_report_printer import FakeReportPrinter
from tests.fakes.fake_step_outputs import FakeStepOutputs
from tests.fakes.fake_training_outbox import FakeTrainingOutbox

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex

FEW = 10_000

_log = logging.getLogger(__name__)


@pytest.fixture(scope="module")
def training(pokedex: Pokedex, tmp_path_factory: pytest.TempPathFactory) -> Training:
    folder = tmp_path_factory.mktemp("collections")
    repository, outbox = FakePokedexRepository(pokedex), FakeTrainingOutbox()
    train = TrainModel(
        pokedex=repository,
        lessons=_lessons(pokedex, folder),
        reference=_first_of_the_reference(pokedex, folder),
        exam=ParquetDuelDataset(ROOT / "data" / "exam", folder / "parts", rules_version=REFERENCE_RULES),
        trainer=XGBoostTrainer(pokedex=repository, boosting=Boosting(rounds=150)),
        printer=FakeReportPrinter(),
        outputs=FakeStepOutputs(),
        outbox=outbox,
        deliver=DeliverTrainings(outbox=outbox, tracker=FakeExperimentTracker(), registry=FakeModelRegistry()),
        reports=folder,
        environment={},
    )
    return train(seed=42)


def _lessons(pokedex: Pokedex, folder: Path) -> ParquetDuelDataset:
    """Return a fiftieth of the lessons that the command makes."""
    dataset = ParquetDuelDataset(folder / "lessons", folder / "parts", rules_version=RULES_VERSION)
    plan = DatasetPlan(
        duels=20_000,
        battles=200,
        held_out_battles=400,
        seed=42,
        part_size=20_000,
        mixture=LESSONS,
        rules_version=RULES_VERSION,
        draws_version=draws_version(pokedex),
    )
    BuildDataset(pokedex=pokedex, simulator=CompiledSimulator(pokedex=pokedex), dataset=dataset)(plan=plan)
    return dataset


def _first_of_the_reference(pokedex: Pokedex, folder: Path) -> ParquetDuelDataset:
    bundled = ParquetDuelDataset(ROOT / "data" / "reference", folder / "parts", rules_version=REFERENCE_RULES)
    plan = replace(bundled.manifest().plan, duels=FEW, part_size=FEW)
    few = ParquetDuelDataset(folder / "reference", folder / "parts", rules_version=REFERENCE_RULES)
    few.keep_part(plan, 0, bundled.load(pokedex).take(slice(0, FEW)), pokedex)
    few.seal(plan, pokedex)
    return few


def test_few_lessons_teach_to_call_pairs_that_were_never_seen(training: Training) -> None:
    _log.info("%s", training.scores)
    model = training.scores["model"]

    assert model.duels == 15_000
    assert model.mean_absolute_error < 0.009
    assert model.root_mean_square_error < 0.014
    assert model.brier_regret < 0.0002
    assert model.calibration_error < 0.003
    assert training.scores["contested"].mean_absolute_error < 0.03


@pytest.mark.parametrize("baseline", BASELINES)
def test_the_model_beats_the_baseline(training: Training, baseline: str) -> None:
    model, other = training.scores["model"], training.scores[baseline]

    assert model.mean_absolute_error < other.mean_absolute_error
    assert model.brier < other.brier
    assert model.log_loss < other.log_loss
    assert model.accuracy > other.accuracy


def test_no_score_is_too_good_to_be_true(training: Training) -> None:
    for name in ("model", "contested", "random", "strong", "spread"):
        one = training.scores[name]
        assert one.brier >= one.brier_floor, name
    assert training.scores["model"].accuracy < 0.96


def test_the_answers_are_symmetric_to_the_bit(training: Training) -> None:
    assert training.run.metrics["model.asymmetry"] == 0.0


def test_what_was_never_seen_is_forecast_as_well_as_what_was_calibrated_with(training: Training) -> None:
    losses = {name: training.scores[name] for name in ("model", "calibration")}
    assert abs(losses["model"].root_mean_square_error - losses["calibration"].root_mean_square_error) < 0.004
