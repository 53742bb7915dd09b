from __future__ import annotations

import logging
import os
import re
import sqlite3
from contextlib import closing, contextmanager
from json import JSONDecodeError
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from app.application.ports.model_registry import RegistryUnavailableError
from app.infrastructure.learning.mlflow_answer import require_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL_NAME = "predictiondex"
MODEL_FOLDER = "model"

_DEFAULTS: Final = {
    # MLflow reports its use to its makers unless told not to; our users did not agree to that.
    "MLFLOW_DISABLE_TELEMETRY": "true",
    # It would write the address of each run among the results of a command.
    "MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT": "true",
    # It would try for four minutes to reach a server that is not there, and wait two for each answer.
    "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "1",
    "MLFLOW_HTTP_REQUEST_TIMEOUT": "10",
    # It would write a log of its own beside ours.
    "MLFLOW_CONFIGURE_LOGGING": "false",
    # It would draw a progress bar for each small file that it fetches.
    "MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR": "false",
}
_PASSWORD: Final = "MLFLOW_TRACKING_PASSWORD"  # noqa: S105 - the name of a variable
_CREDENTIALS: Final = re.compile(r"//[^/\s]*@")
_LONGEST_REASON: Final = 300


class MlflowConnection:
    """Speaks to an MLflow server, or to a local SQLite store; it first does so when it is first used."""

    def __init__(self, *, tracking_uri: str, artifact_folder: Path, advice: str = "") -> None:
        """`artifact_folder` is where the local store keeps files; a server knows its own place.

        `advice` is what helps where the store is away.
        """
        self.tracking_uri = tracking_uri
        self._advice = advice
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
        _take_password_from_file()
        from google.protobuf.json_format import Error as UnreadableMessageError
        from mlflow.exceptions import MlflowException

        try:
            if self._client is None:
                self._client = self._connect()
            if self.is_server:
                require_answer(self.tracking_uri)
            yield self._client
        except (
            MlflowException,
            SQLAlchemyError,
            OSError,
            sqlite3.Error,
            JSONDecodeError,
            UnreadableMessageError,
        ) as error:
            raise RegistryUnavailableError(self._reason(error)) from error

    @property
    def is_server(self) -> bool:
        return self.tracking_uri.startswith(("http:", "https:"))

    @property
    def _is_sqlite(self) -> bool:
        return self.tracking_uri.startswith("sqlite:")

    def _reason(self, error: Exception) -> str:
        line = _CREDENTIALS.sub("//", str(error).strip().split("\n", maxsplit=1)[0])[:_LONGEST_REASON]
        return f"{line} {self._advice}".strip()

    def _connect(self) -> Any:
        from mlflow import MlflowClient

        for noisy in ("alembic", "mlflow"):
            logging.getLogger(noisy).setLevel(logging.WARNING)
        if self._is_sqlite:
            _try_sqlite(make_url(self.tracking_uri).database or ":memory:")
        return MlflowClient(tracking_uri=self.tracking_uri, registry_uri=self.tracking_uri)


def _take_password_from_file() -> None:
    """Let MLflow's client, which reads no files, find a password where containers and clusters mount it."""
    file = os.environ.get(f"{_PASSWORD}_FILE")
    if not file or os.environ.get(_PASSWORD):
        return
    try:
        os.environ[_PASSWORD] = Path(file).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise RegistryUnavailableError(f"{_PASSWORD}_FILE: {file} cannot be read") from error


def _try_sqlite(file: str) -> None:
    """Raise at once what MLflow would try ten times, for a minute and a half, before it gave up."""
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA schema_version")
