from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.application.ports.training_references import DamagedReferenceError, NoReferenceError, TrainingReferences
from app.application.training.reference_file import REFERENCE_FILE, read_reference

if TYPE_CHECKING:
    from app.domain.monitoring.reference import Reference
    from app.domain.registry.model_version import ModelVersion
    from app.infrastructure.learning.mlflow_connection import MlflowConnection


class MlflowTrainingReferences(TrainingReferences):
    """Reads them from among the files of the run that has made the model."""

    def __init__(self, connection: MlflowConnection) -> None:
        self._connection = connection

    def of(self, model: ModelVersion) -> Reference:
        content = self._content(model)
        try:
            return read_reference(content)
        except KeyError as error:
            raise DamagedReferenceError(model.version, f"it lacks {error}") from error
        except (ValueError, TypeError) as error:
            raise DamagedReferenceError(model.version, str(error)) from error

    def _content(self, model: ModelVersion) -> bytes:
        with self._connection.client() as client, TemporaryDirectory() as folder:
            if REFERENCE_FILE not in {one.path for one in client.list_artifacts(model.run_id)}:
                raise NoReferenceError(model.version)
            return Path(client.download_artifacts(model.run_id, REFERENCE_FILE, folder)).read_bytes()
