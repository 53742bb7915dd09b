"""What a real model is asked, compared with what it has learnt from, through the store of models and the database."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.application.check_drift import CheckDrift
from app.application.ports.training_references import DamagedReferenceError
from app.application.training.reference_file import REFERENCE_FILE, reference_bytes
from app.domain.monitoring.monitoring_report import MonitoringKind
from app.domain.monitoring.reference import reference_of
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from app.infrastructure.learning.mlflow_tracker import MlflowTracker
from app.infrastructure.learning.mlflow_training_references import MlflowTrainingReferences
from app.infrastructure.monitoring.evidently_drift_report_writer import EvidentlyDriftReportWriter
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.migration import migrate
from app.infrastructure.persistence.sqlalchemy_monitoring_history import SqlAlchemyMonitoringHistory
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from app.infrastructure.persistence.sqlalchemy_served_predictions import SqlAlchemyServedPredictions
from tests.contracts.training_references_contract import TrainingReferencesContract, odd_reference
from tests.integration.learning.mlflow_store import MAPPING_WARNING
from tests.monitored_duels import ASKED_AT, drifted, predictions_of
from tests.registered_models import put_into_production, registered
from tests.training_runs import training_run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session, sessionmaker

    from app.application.ports.battle_predictor import BattlePredictor
    from app.domain.monitoring.reference import Reference
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.model import ModelArtefact
    from app.domain.registry.model_version import ModelVersion
    from app.infrastructure.learning.mlflow_connection import MlflowConnection
    from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer
    from tests.contracts.training_references_contract import Train


pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)


class TestMlflowTrainingReferences(TrainingReferencesContract):
    @pytest.fixture
    def references(self, connection: MlflowConnection) -> MlflowTrainingReferences:
        return MlflowTrainingReferences(connection)

    @pytest.fixture
    def train(self, connection: MlflowConnection) -> Train:
        registry, tracker = MlflowModelRegistry(connection), MlflowTracker(connection)

        def train(reference: Reference | None) -> ModelVersion:
            run = training_run(number=len(registry.versions()) + 1)
            files = {} if reference is None else {REFERENCE_FILE: reference_bytes(reference)}
            return registered(registry, tracker.record(replace(run, files={**run.files, **files})), run.artefact)

        return train

    def test_they_are_read_without_a_word(
        self, references: MlflowTrainingReferences, train: Train, capfd: pytest.CaptureFixture[str]
    ) -> None:
        model = train(odd_reference())
        capfd.readouterr()
        references.of(model)

        assert capfd.readouterr() == ("", "")

    @pytest.mark.parametrize(("content", "reason"), [(b"{}", "it lacks"), (b"!", "Expecting value"), (b"[]", "list")])
    def test_what_is_no_reference_is_told(
        self, connection: MlflowConnection, references: MlflowTrainingReferences, content: bytes, reason: str
    ) -> None:
        run = replace(training_run(), files={REFERENCE_FILE: content})
        model = registered(MlflowModelRegistry(connection), MlflowTracker(connection).record(run), run.artefact)

        with pytest.raises(DamagedReferenceError, match=f"version 1 .*{reason}"):
            references.of(model)


@pytest.fixture
def sessions(tmp_path: Path, pokedex: Pokedex) -> Iterator[sessionmaker[Session]]:
    url = f"sqlite:///{tmp_path / 'predictiondex.db'}"
    migrate(url)
    engine = create_database_engine(url)
    sessions = create_sessions(engine)
    SqlAlchemyPokedexRepository(sessions).replace(pokedex, source="test")
    yield sessions
    engine.dispose()


@pytest.fixture(scope="module")
def predictor(trainer: XGBoostTrainer, artefact: ModelArtefact) -> BattlePredictor:
    return trainer.predictor(artefact, "1")


@pytest.fixture
def model(
    connection: MlflowConnection,
    pokedex: Pokedex,
    learn: LabelledDuels,
    artefact: ModelArtefact,
    predictor: BattlePredictor,
) -> ModelVersion:
    """Return what is in production, trained from a few duels."""
    reference = reference_of(pokedex, learn.duels, lambda some: predictor.predict(some, pokedex), seed=1)
    run = replace(training_run(artefact=artefact), files={REFERENCE_FILE: reference_bytes(reference)})
    return put_into_production(MlflowModelRegistry(connection), MlflowTracker(connection).record(run), artefact)


@pytest.fixture
def check(
    connection: MlflowConnection, sessions: sessionmaker[Session], model: ModelVersion, tmp_path: Path
) -> CheckDrift:
    assert model.version == "1"
    return CheckDrift(
        pokedex=SqlAlchemyPokedexRepository(sessions),
        registry=MlflowModelRegistry(connection),
        references=MlflowTrainingReferences(connection),
        served=SqlAlchemyServedPredictions(sessions),
        history=SqlAlchemyMonitoringHistory(sessions),
        writer=EvidentlyDriftReportWriter(),
        reports=tmp_path,
        clock=lambda: ASKED_AT + timedelta(hours=1),
    )


@pytest.mark.parametrize("strange", [0.0, 0.15])
def test_a_real_model_notices_strange_questions_and_no_others(
    check: CheckDrift,
    sessions: sessionmaker[Session],
    pokedex: Pokedex,
    predictor: BattlePredictor,
    strange: float,
) -> None:
    asked = drifted(pokedex, 700, strange, seed=9)
    served = predictions_of(pokedex, asked, version="1", predictor=predictor)
    SqlAlchemyPredictionRepository(sessions).add(served, durable=True)
    found = check(version="production", since=ASKED_AT - timedelta(days=1), size=600, seed=1)

    assert found.report.verdict == ("out_of_domain" if strange else "stable"), found.report.explanation
    assert check.history.latest(MonitoringKind.DRIFT) == found.report
    assert found.report.figures["sample_predictions"] == 600
    assert found.folder
    told = json.loads((found.folder / "drift.json").read_text(encoding="utf-8"))
    assert np.isfinite([one["evidently_psi"] for one in told["columns"]]).all()
