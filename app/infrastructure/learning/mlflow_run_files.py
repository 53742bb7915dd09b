"""What a training has kept beside its model."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.registry.model_version import ModelVersion
    from app.infrastructure.learning.mlflow_connection import MlflowConnection


def kept_file(connection: MlflowConnection, model: ModelVersion, name: str) -> bytes | None:
    """Return the file of that name from the run that has made the model; None where it kept none.

    Raises:
        RegistryUnavailableError: MLflow cannot be reached.
    """
    with connection.client() as client, TemporaryDirectory() as folder:
        if name not in {one.path for one in client.list_artifacts(model.run_id)}:
            return None
        return Path(client.download_artifacts(model.run_id, name, folder)).read_bytes()
