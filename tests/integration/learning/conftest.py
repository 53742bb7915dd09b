from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.application.ports.duel_dataset import Collection
from app.domain.prediction.splits import Fold, folds
from app.infrastructure.learning.mlflow_connection import MlflowConnection
from app.infrastructure.learning.xgboost_learner import Boosting
from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.integration.learning.mlflow_store import new_store
from tests.played_duels import small_collection

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.model import ModelArtefact


DOUBT = 0.005
SMALL = Boosting(rounds=40, max_depth=4)


@pytest.fixture
def connection(tmp_path: Path) -> MlflowConnection:
    return MlflowConnection(tracking_uri=new_store(tmp_path), artifact_folder=tmp_path / "mlartifacts")


@pytest.fixture(scope="session")
def lessons(pokedex: Pokedex, tmp_path_factory: pytest.TempPathFactory) -> LabelledDuels:
    folder = tmp_path_factory.mktemp("lessons") / "lessons"
    return small_collection(pokedex, Collection.LESSONS, folder).load(pokedex)


@pytest.fixture(scope="session")
def trainer(pokedex: Pokedex) -> XGBoostTrainer:
    # One thread: it is as fast here, and many times faster where other work keeps the processors busy.
    return XGBoostTrainer(pokedex=FakePokedexRepository(pokedex), doubt=DOUBT, boosting=SMALL, threads=1)


@pytest.fixture(scope="session")
def learn(pokedex: Pokedex, lessons: LabelledDuels) -> LabelledDuels:
    return lessons.take(np.flatnonzero(folds(pokedex, lessons.duels) == Fold.TRAIN))


@pytest.fixture(scope="session")
def calibrate(pokedex: Pokedex, lessons: LabelledDuels) -> LabelledDuels:
    return lessons.take(np.flatnonzero(folds(pokedex, lessons.duels) == Fold.CALIBRATION))


@pytest.fixture(scope="session")
def artefact(trainer: XGBoostTrainer, learn: LabelledDuels, calibrate: LabelledDuels) -> ModelArtefact:
    return trainer.train(learn=learn, calibrate=calibrate, seed=1)
