"""Training twice from the same inputs gives the same bytes; what was made is what MLflow's users can read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import count
from subprocess import PIPE
from typing import TYPE_CHECKING, Any

import mlflow.models
import mlflow.xgboost
import numpy as np
import pytest
import xgboost as xgb

from app.application.deliver_trainings import DeliverTrainings
from app.application.ports.duel_dataset import Collection
from app.application.train_model import TrainModel
from app.domain.prediction.features import feature_names
from app.infrastructure.learning.file_step_outputs import FileStepOutputs
from app.infrastructure.learning.file_training_outbox import FileTrainingOutbox
from app.infrastructure.learning.model_files import unpack
from app.infrastructure.reports.report_files import FileReportPrinter
from tests.conftest import ROOT
from tests.fakes.fake_experiment_tracker import FakeExperimentTracker
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.integration.learning.conftest import DOUBT
from tests.played_duels import small_collection
from tests.training_runs import BEGAN, untimed

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import ModelArtefact
    from app.domain.prediction.training_run import TrainingRun
    from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer


@pytest.fixture(scope="module")
def trainings(
    pokedex: Pokedex, trainer: XGBoostTrainer, tmp_path_factory: pytest.TempPathFactory
) -> tuple[TrainingRun, TrainingRun]:
    """The same training twice, in folders of their own."""
    folder = tmp_path_factory.mktemp("collections")
    lessons, reference, exam = (small_collection(pokedex, one, folder / one) for one in Collection)
    runs = []
    for number in (1, 2):
        outbox = FileTrainingOutbox(folder / str(number) / "outbox")
        tracker, times = FakeExperimentTracker(), count()
        train = TrainModel(
            pokedex=FakePokedexRepository(pokedex),
            lessons=lessons,
            reference=reference,
            exam=exam,
            trainer=trainer,
            printer=FileReportPrinter(),
            outputs=FileStepOutputs(),
            outbox=outbox,
            deliver=DeliverTrainings(outbox=outbox, tracker=tracker, registry=FakeModelRegistry()),
            reports=folder / str(number) / "reports",
            environment={},
            clock=lambda times=times, number=number: BEGAN.replace(hour=number, second=next(times)),  # type: ignore[misc]
        )
        runs.append(train(seed=42).run)
    return runs[0], runs[1]


def test_training_twice_gives_the_same_model_to_the_byte(trainings: tuple[TrainingRun, TrainingRun]) -> None:
    first, second = trainings

    assert set(first.artefact.files) == {"win.ubj", "card.json", "MLmodel", "input_example.json", "requirements.txt"}
    assert dict(first.artefact.files) == dict(second.artefact.files)
    assert first.artefact.checksum == second.artefact.checksum


def test_other_processes_with_other_hashes_draw_and_learn_the_same_to_the_byte(
    artefact: ModelArtefact, tmp_path: Path
) -> None:
    def training(seed: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.training_process", str(tmp_path / seed)]
        return subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, stdout=PIPE, text=True)

    others = [training(seed) for seed in ("1", "2")]

    assert [one.communicate()[0] for one in others] == [artefact.checksum, artefact.checksum]


def test_training_twice_gives_the_same_report_pictures_and_data_to_the_byte(
    trainings: tuple[TrainingRun, TrainingRun],
) -> None:
    first, second = trainings

    assert len(first.files) > 20
    for name, content in first.files.items():
        assert content == second.files[name], name


def test_only_times_and_names_from_them_tell_two_trainings_apart(trainings: tuple[TrainingRun, TrainingRun]) -> None:
    first, second = trainings

    assert first != second
    assert untimed(first) == untimed(second)


@pytest.fixture
def model_folder(artefact: ModelArtefact, tmp_path: Path) -> Path:
    for name, content in artefact.files.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_mlflow_knows_what_the_model_is_asked_and_what_it_answers(model_folder: Path) -> None:
    info = mlflow.models.get_model_info(str(model_folder))

    assert info.signature.inputs.input_names() == list(feature_names(DOUBT))
    assert {str(one) for one in info.signature.inputs.input_types()} == {"DataType.float"}
    assert info.signature.outputs.numpy_types() == [np.float32]
    assert set(info.flavors) == {"python_function", "xgboost"}


@pytest.mark.filterwarnings("ignore:.*Any type hint is inferred as AnyType:UserWarning")  # in MLflow's own modules
def test_mlflow_reads_the_booster_and_the_example(model_folder: Path, artefact: ModelArtefact) -> None:
    loaded = mlflow.xgboost.load_model(str(model_folder))
    example: Any = mlflow.models.Model.load(str(model_folder)).load_input_example(str(model_folder))
    answers = mlflow.pyfunc.load_model(str(model_folder)).predict(example)

    assert loaded.save_raw("ubj") == unpack(artefact, "1").win.save_raw("ubj")
    assert list(example.columns) == list(feature_names(DOUBT))
    assert answers == pytest.approx(loaded.predict(xgb.DMatrix(example)))


def test_nothing_of_a_stored_model_is_a_pickle(artefact: ModelArtefact) -> None:
    assert {name.rpartition(".")[2] for name in artefact.files} == {"ubj", "json", "MLmodel", "txt"}
    assert set(json.loads(artefact.files["card.json"])["sha256"]) == set(artefact.files) - {"card.json"}


def test_importance_names_the_features(
    trainer: XGBoostTrainer, artefact: ModelArtefact, trainings: tuple[TrainingRun, TrainingRun]
) -> None:
    rows = trainings[0].files["data/feature_importance.csv"].decode().splitlines()
    gains = [float(row.split(",")[1]) for row in rows[1:]]

    assert {row.split(",")[0] for row in rows[1:]} == set(trainer.features) == set(feature_names(DOUBT))
    assert sum(gains) == pytest.approx(1)
    assert artefact.files["win.ubj"]
