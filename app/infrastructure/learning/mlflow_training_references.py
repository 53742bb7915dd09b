from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.training_references import DamagedReferenceError, NoReferenceError, TrainingReferences
from app.application.training.reference_file import REFERENCE_FILE, read_reference
from app.infrastructure.learning.mlflow_run_files import kept_file

if TYPE_CHECKING:
    from app.domain.monitoring.reference import Reference
    from app.domain.registry.model_version import ModelVersion
    from app.infrastructure.learning.mlflow_connection import MlflowConnection


class MlflowTrainingReferences(TrainingReferences):
    """Reads them from among the files of the run that has made the model."""

    def __init__(self, connection: MlflowConnection) -> None:
        self._connection = connection

    def of(self, model: ModelVersion) -> Reference:
        content = kept_file(self._connection, model, REFERENCE_FILE)
        if content is None:
            raise NoReferenceError(model.version)
        try:
            return read_reference(content)
        except KeyError as error:
            raise DamagedReferenceError(model.version, f"it lacks {error}") from error
        except (ValueError, TypeError) as error:
            raise DamagedReferenceError(model.version, str(error)) from error
