"""Who looks whether what is asked is still what was learnt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.check_drift import CheckDrift
from app.container.predicting import Predicting
from app.container.storage import Storage
from app.container.teaching import Teaching
from app.infrastructure.learning.mlflow_training_references import MlflowTrainingReferences
from app.infrastructure.monitoring.evidently_drift_report_writer import EvidentlyDriftReportWriter

if TYPE_CHECKING:
    from app.application.ports.drift_report_writer import DriftReportWriter
    from app.application.ports.training_references import TrainingReferences


class MonitoringDrift(Teaching):
    training_references: providers.Provider[TrainingReferences] = providers.ThreadSafeSingleton(
        MlflowTrainingReferences, Predicting.mlflow
    )
    drift_report_writer: providers.Provider[DriftReportWriter] = providers.Factory(EvidentlyDriftReportWriter)
    check_drift: providers.Provider[CheckDrift] = providers.Factory(
        CheckDrift,
        pokedex=Storage.stored_pokedex,
        registry=Predicting.model_registry,
        references=training_references,
        served=Storage.served_predictions,
        history=Storage.monitoring_history,
        writer=drift_report_writer,
        reports=Teaching.reports_folder,
    )
