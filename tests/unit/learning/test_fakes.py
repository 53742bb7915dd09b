"""The fakes keep the same promises as the adapters, so that tests may lean on them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.contracts.battle_predictor_contract import BattlePredictorContract
from tests.contracts.duel_dataset_contract import DuelDatasetContract, odd_labelled
from tests.contracts.experiment_tracker_contract import ExperimentTrackerContract
from tests.contracts.forecast_store_contract import ForecastStoreContract
from tests.contracts.model_registry_contract import ModelRegistryContract
from tests.contracts.model_trainer_contract import ModelTrainerContract
from tests.contracts.part_player_contract import PartPlayerContract
from tests.contracts.step_outputs_contract import StepOutputsContract
from tests.contracts.training_outbox_contract import TrainingOutboxContract
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_battle_simulator import FakeBattleSimulator
from tests.fakes.fake_duel_dataset import FakeDuelDataset
from tests.fakes.fake_experiment_tracker import FakeExperimentTracker
from tests.fakes.fake_forecast_store import FakeForecastStore
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_model_trainer import FakeModelTrainer
from tests.fakes.fake_part_player import FakePartPlayer
from tests.fakes.fake_step_outputs import FakeStepOutputs
from tests.fakes.fake_training_outbox import FakeTrainingOutbox
from tests.training_runs import training_run

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.model import ModelArtefact
    from app.domain.prediction.training_run import TrainingRun
    from tests.contracts.model_registry_contract import Track


class TestFakeDuelDataset(DuelDatasetContract):
    @pytest.fixture
    def dataset(self) -> FakeDuelDataset:
        return FakeDuelDataset()


class TestFakePartPlayer(PartPlayerContract):
    @pytest.fixture
    def player(self) -> FakePartPlayer:
        return FakePartPlayer()

    @pytest.fixture
    def simulator(self, pokedex: Pokedex) -> FakeBattleSimulator:
        return FakeBattleSimulator(pokedex)


class TestFakeModelRegistry(ModelRegistryContract):
    @pytest.fixture
    def registry(self) -> FakeModelRegistry:
        return FakeModelRegistry()

    @pytest.fixture
    def track(self) -> Track:
        tracker = FakeExperimentTracker()
        return lambda artefact, metrics: tracker.record(
            training_run(number=len(tracker.runs) + 1, metrics=metrics, artefact=artefact)
        )


class TestFakeExperimentTracker(ExperimentTrackerContract):
    @pytest.fixture
    def tracker(self) -> FakeExperimentTracker:
        return FakeExperimentTracker()

    @pytest.fixture
    def recall(self, tracker: FakeExperimentTracker) -> Callable[[str], TrainingRun]:
        return tracker.runs.__getitem__


class TestFakeTrainingOutbox(TrainingOutboxContract):
    @pytest.fixture
    def outbox(self) -> FakeTrainingOutbox:
        return FakeTrainingOutbox()


class TestFakeStepOutputs(StepOutputsContract):
    @pytest.fixture
    def outputs(self) -> FakeStepOutputs:
        return FakeStepOutputs()

    @pytest.fixture
    def folder(self) -> Path:
        return Path("somewhere")


class TestFakeForecastStore(ForecastStoreContract):
    @pytest.fixture
    def store(self) -> FakeForecastStore:
        return FakeForecastStore()


class TestFakeBattlePredictor(BattlePredictorContract):
    @pytest.fixture
    def predictor(self) -> FakeBattlePredictor:
        return FakeBattlePredictor()


class TestFakeBattlePredictorThatPlays(BattlePredictorContract):
    @pytest.fixture
    def predictor(self) -> FakeBattlePredictor:
        return FakeBattlePredictor(battles=321)


class TestFakeModelTrainer(ModelTrainerContract):
    @pytest.fixture
    def trainer(self) -> FakeModelTrainer:
        return FakeModelTrainer()

    @pytest.fixture
    def learn(self, pokedex: Pokedex) -> LabelledDuels:
        return odd_labelled(pokedex, 20, seed=1)

    @pytest.fixture
    def calibrate(self, pokedex: Pokedex) -> LabelledDuels:
        return odd_labelled(pokedex, 10, seed=2)

    @pytest.fixture
    def artefact(self, trainer: FakeModelTrainer, learn: LabelledDuels, calibrate: LabelledDuels) -> ModelArtefact:
        return trainer.train(learn=learn, calibrate=calibrate, seed=1)
