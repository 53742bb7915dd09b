from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from app.application.train_model import Training, TrainModel
from app.domain.prediction.baselines import BASELINES
from app.infrastructure.learning.parquet_duel_dataset import ParquetDuelDataset
from tests.conftest import ROOT
from tests.fakes.fake_experiment_tracker import FakeExperimentTracker
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_pokedex_repository import FakePokedexRepository

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer

_log = logging.getLogger(__name__)


@pytest.fixture(scope="module")
def tracker() -> FakeExperimentTracker:
    return FakeExperimentTracker()


@pytest.fixture(scope="module")
def training(
    pokedex: Pokedex,
    trainer: XGBoostTrainer,
    tracker: FakeExperimentTracker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Training:
    train = TrainModel(
        pokedex=FakePokedexRepository(pokedex),
        dataset=ParquetDuelDataset(ROOT / "data" / "duels", tmp_path_factory.mktemp("parts")),
        trainer=trainer,
        tracker=tracker,
        registry=FakeModelRegistry(),
    )
    return train(seed=42)


def test_the_bundled_duels_teach_to_call_pairs_that_were_never_seen(training: Training) -> None:
    _log.info("%s", training.report)
    model = training.scores["model"]

    assert model.duels > 3000
    assert model.mean_absolute_error < 0.06
    assert model.brier_regret < 0.015
    assert model.calibration_error < 0.03
    assert training.scores["contested"].mean_absolute_error < 0.12


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


def test_the_answers_are_symmetric_to_the_bit(training: Training, tracker: FakeExperimentTracker) -> None:
    assert tracker.runs[training.model.run_id].metrics["model.asymmetry"] == 0.0
