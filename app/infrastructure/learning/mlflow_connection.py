from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.application.ports.model_registry import RegistryUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODEL_NAME = "predictiondex"
MODEL_FOLDER = "model"


class MlflowConnection:
    """Speaks to an MLflow server, or to a local SQLite store; it first does so when it is first used."""

    def __init__(self, *, tracking_uri: str, artifact_folder: Path) -> None:
        """`artifact_folder` is where the local store keeps files; a server knows its own place."""
        self.tracking_uri = tracking_uri
        self._artifact_folder = artifact_folder
        self._client: Any = None

    @property
    def artifact_location(self) -> str | None:
        return self._artifact_folder.absolute().as_uri() if self.tracking_uri.startswith("sqlite:") else None

    @contextmanager
    def client(self) -> Iterator[Any]:
        """Give the client; whatever fails in the block becomes a `RegistryUnavailableError`."""
        if self._client is None:
            self._client = self._connect()
        from mlflow.exceptions import MlflowException

        try:
            yield self._client
        except MlflowException as error:
            raise RegistryUnavailableError(_first_line(error)) from error

    def _connect(self) -> Any:
        # MLflow reports its use to its makers unless told not to; our users did not agree to that.
        os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
        from mlflow import MlflowClient
        from mlflow.exceptions import MlflowException

        for noisy in ("alembic", "mlflow"):
            logging.getLogger(noisy).setLevel(logging.WARNING)

        try:
            return MlflowClient(tracking_uri=self.tracking_uri, registry_uri=self.tracking_uri)
        except MlflowException as error:
            raise RegistryUnavailableError(_first_line(error)) from error


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", maxsplit=1)[0]
