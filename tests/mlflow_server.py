"""The MLflow server of a team, as deploy/mlflow starts it, on a database that the caller has made."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Final

from tests.conftest import ROOT
from tests.redis_server import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PROGRAM: Final = ROOT / "deploy" / "mlflow" / "serve.py"
_START_SECONDS: Final = 120
_STOP_SECONDS: Final = 20
_KEY: Final = "dGhlIHRlc3RzJyBvd24ga2V5LCBhbmQgbm8gc2VjcmU="
"""Under which the server keeps the secrets of webhooks: 32 bytes in Base64."""


@dataclass(slots=True, kw_only=True)
class MlflowServer:
    """A process on a port and a database that stay the same, however often it is started again."""

    database: str
    folder: Path
    """For the files of models, through the server, and for what it says."""
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "mlflow-server.log"

    def start(self) -> None:
        """Return when it answers."""
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(_PROGRAM)], env=self._environment(), stdout=log, stderr=log, start_new_session=True
            )
        self._wait_until_it_answers(self.process)

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=_STOP_SECONDS)

    def kill(self) -> None:
        """End it and its workers in the middle of whatever they do."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _environment(self) -> dict[str, str]:
        return os.environ | {
            "MLFLOW_BACKEND_STORE_URI": self.database,
            "MLFLOW_ARTIFACTS_DESTINATION": str(self.folder / "artifacts"),
            "MLFLOW_WEBHOOK_SECRET_ENCRYPTION_KEY": _KEY,
            "MLFLOW_PORT": str(self.port),
            "MLFLOW_WORKERS": "1",
            # The tests listen to webhooks on the loopback address.
            "MLFLOW_WEBHOOK_ALLOWED_SCHEMES": "http,https",
            "MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS": "true",
            "MLFLOW_WEBHOOK_CACHE_TTL": "0",
        }

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while process.poll() is None and time.monotonic() < deadline:
            if self.status_of("/health") == 200:
                return
            time.sleep(0.05)
        raise AssertionError(f"MLflow did not start:\n{self.log.read_text()}")

    def status_of(self, path: str, **headers: str) -> int | None:
        """Ask it without MLflow's client; None where it does not answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path, headers=headers)
            return connection.getresponse().status
        except OSError:
            return None
        finally:
            connection.close()


@contextmanager
def mlflow_server(database: str, folder: Path) -> Iterator[MlflowServer]:
    """Run one from its first answer to the end; the caller may stop, kill and start it meanwhile."""
    server = MlflowServer(database=database, folder=folder)
    try:
        server.start()
        yield server
    finally:
        server.kill()
