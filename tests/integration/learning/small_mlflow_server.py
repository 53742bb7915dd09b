"""A real MLflow server on a SQLite store, which a test may kill and start again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.error import URLError
from urllib.request import urlopen

from tests.redis_server import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

_START_SECONDS: Final = 120


@dataclass(slots=True, kw_only=True)
class SmallMlflowServer:
    """Keeps its port, its store and its files, however often it is started."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Return when it answers."""
        command = [sys.executable, "-m", "mlflow", "server", "--host", "127.0.0.1", "--port", str(self.port)]
        command += ["--backend-store-uri", f"sqlite:///{self.folder / 'mlflow.db'}", "--workers", "1"]
        command += ["--artifacts-destination", str(self.folder / "artifacts")]
        # MLflow looks for its own server on the path.
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        with (self.folder / "server.log").open("a") as log:
            self.process = subprocess.Popen(
                command, env=os.environ | {"PATH": path}, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + _START_SECONDS
        while self.process.poll() is None and time.monotonic() < deadline:
            if self._answers():
                return
            time.sleep(0.1)
        raise AssertionError((self.folder / "server.log").read_text())

    def kill(self) -> None:
        """End it and its workers in the middle of whatever they do."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/health", timeout=5) as answer:  # noqa: S310 - our own address
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False


@contextmanager
def small_mlflow_server(folder: Path) -> Iterator[SmallMlflowServer]:
    server = SmallMlflowServer(folder=folder)
    try:
        server.start()
        yield server
    finally:
        server.kill()
