from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.prediction.splits import Fold, folds
from app.infrastructure.learning.mlflow_connection import MlflowConnection
from app.infrastructure.learning.parquet_duel_dataset import ParquetDuelDataset
from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer
from tests.conftest import ROOT
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.integration.learning.mlflow_store import new_store

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.model import ModelArtefact


@pytest.fixture
def connection(tmp_path: Path) -> MlflowConnection:
    return MlflowConnection(tracking_uri=new_store(tmp_path), artifact_folder=tmp_path / "mlartifacts")


@pytest.fixture(scope="session")
def bundled_duels(pokedex: Pokedex, tmp_path_factory: pytest.TempPathFactory) -> LabelledDuels:
    return ParquetDuelDataset(ROOT / "data" / "duels", tmp_path_factory.mktemp("parts")).load(pokedex)


@pytest.fixture(scope="session")
def trainer(pokedex: Pokedex) -> XGBoostTrainer:
    # One thread: it is as fast here, and many times faster where other work keeps the processors busy.
    return XGBoostTrainer(pokedex=FakePokedexRepository(pokedex), threads=1)


@pytest.fixture(scope="session")
def learn(pokedex: Pokedex, bundled_duels: LabelledDuels) -> LabelledDuels:
    few = bundled_duels.take(slice(0, 2000))
    return few.take(np.flatnonzero(folds(pokedex, few.duels) == Fold.TRAIN))


@pytest.fixture(scope="session")
def calibrate(pokedex: Pokedex, bundled_duels: LabelledDuels) -> LabelledDuels:
    few = bundled_duels.take(slice(0, 2000))
    return few.take(np.flatnonzero(folds(pokedex, few.duels) == Fold.CALIBRATION))


@pytest.fixture(scope="session")
def artefact(trainer: XGBoostTrainer, learn: LabelledDuels, calibrate: LabelledDuels) -> ModelArtefact:
    return trainer.train(learn=learn, calibrate=calibrate, seed=1)
