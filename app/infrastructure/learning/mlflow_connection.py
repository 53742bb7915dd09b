from __future__ import annotations

import logging
import os
import re
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from app.application.ports.model_registry import RegistryUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL_NAME = "predictiondex"
MODEL_FOLDER = "model"

_DEFAULTS: Final = {
    # MLflow reports its use to its makers unless told not to; our users did not agree to that.
    "MLFLOW_DISABLE_TELEMETRY": "true",
    # It would try for four minutes to reach a server that is not there, and wait two for each answer.
    "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "2",
    "MLFLOW_HTTP_REQUEST_TIMEOUT": "10",
}


_CREDENTIALS: Final = re.compile(r"//[^/@\s]+@")


class MlflowConnection:
    """Speaks to an MLflow server, or to a local SQLite store; it first does so when it is first used."""

    def __init__(self, *, tracking_uri: str, artifact_folder: Path) -> None:
        """`artifact_folder` is where the local store keeps files; a server knows its own place."""
        self.tracking_uri = tracking_uri
        self._artifact_folder = artifact_folder
        self._client: Any = None

    @property
    def artifact_location(self) -> str | None:
        return self._artifact_folder.absolute().as_uri() if self._is_sqlite else None

    @contextmanager
    def client(self) -> Iterator[Any]:
        """Give the client; whatever fails in the block becomes a `RegistryUnavailableError`."""
        for name, value in _DEFAULTS.items():
            os.environ.setdefault(name, value)
        from mlflow.exceptions import MlflowException

        try:
            if self._client is None:
                self._client = self._connect()
            yield self._client
        except (MlflowException, SQLAlchemyError, OSError, sqlite3.Error) as error:
            raise RegistryUnavailableError(_first_line(error)) from error

    @property
    def _is_sqlite(self) -> bool:
        return self.tracking_uri.startswith("sqlite:")

    def _connect(self) -> Any:
        from mlflow import MlflowClient

        for noisy in ("alembic", "mlflow"):
            logging.getLogger(noisy).setLevel(logging.WARNING)
        if self._is_sqlite:
            _try_sqlite(make_url(self.tracking_uri).database or ":memory:")
        return MlflowClient(tracking_uri=self.tracking_uri, registry_uri=self.tracking_uri)


def _try_sqlite(file: str) -> None:
    """Raise at once what MLflow would try ten times, for a minute and a half, before it gave up."""
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA schema_version")


def _first_line(error: Exception) -> str:
    line = str(error).strip().split("\n", maxsplit=1)[0]
    return _CREDENTIALS.sub("//", line)
