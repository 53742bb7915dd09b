"""A server as users start it: a process of its own, on a socket of the loopback address."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_START_SECONDS: Final = 180
_STOP_SECONDS: Final = 10
_LINE_SECONDS: Final = 10
_ADDRESS: Final = re.compile(r'(?<!nothing )answers at (http://[^\s"]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class RealServer:
    process: subprocess.Popen[str]
    address: str
    log: Path
    """Everything it has said."""

    def workers(self) -> list[int]:
        """Return the processes that answer, where there are several."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(pid) for pid in children if b"spawn_main" in _command_of(pid)]

    def line_with(self, words: str) -> dict[str, Any]:
        """Return the one record of its log that has these words; that of a request follows the answer."""
        deadline = time.monotonic() + _LINE_SECONDS
        while words not in self.log.read_text() and time.monotonic() < deadline:
            time.sleep(0.05)
        (line,) = (line for line in self.log.read_text().splitlines() if words in line)
        told: dict[str, Any] = json.loads(line)
        return told

    def stop(self, *, seconds: float = _STOP_SECONDS) -> int:
        """Press Ctrl-C and return the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=seconds)


def _command_of(pid: str) -> bytes:
    """Return how it was started, or nothing where it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return b""


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """Return an environment whose databases and models are in `folder`, changed by these PREDICTIONDEX_ settings."""
    own = {
        "DATABASE_URL": f"sqlite:///{folder / 'predictiondex.db'}",
        "MLFLOW_TRACKING_URI": f"sqlite:///{folder / 'mlflow.db'}",
        "VAR_FOLDER": str(folder),
        "ATLAS": "false",  # it would be built for each server anew
    } | settings
    return os.environ | {f"PREDICTIONDEX_{name}": value for name, value in own.items()}


def start(*arguments: str, environ: Mapping[str, str], log: Path) -> subprocess.Popen[str]:
    return _start([sys.executable, "-m", "app", *arguments], environ, log)


def _start(command: Sequence[str], environ: Mapping[str, str], log: Path) -> subprocess.Popen[str]:
    with log.open("w") as file:
        return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=file, stderr=file, text=True)


@contextmanager
def real_server(folder: Path, *, prepare: bool = True, **settings: str) -> Iterator[RealServer]:
    """Serve on a free port; to prepare a folder for the first time is to train a model there."""
    command = [sys.executable, "-m", "app", "serve", "--port", "0", *(["--prepare"] if prepare else [])]
    with running(command, environ=environment(folder, **settings), log=folder / "server.log") as server:
        yield server


@contextmanager
def running(command: Sequence[str], *, environ: Mapping[str, str], log: Path) -> Iterator[RealServer]:
    """Run a command that serves, from the moment on when it says where."""
    process = _start(command, environ, log)
    try:
        yield RealServer(process=process, address=_wait_for_address(process, log), log=log)
    finally:
        process.kill()
        process.wait()


def _wait_for_address(process: subprocess.Popen[str], log: Path) -> str:
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        found = _ADDRESS.search(log.read_text())
        if found:
            return found[1]
        time.sleep(0.05)
    raise AssertionError(f"the server did not start:\n{log.read_text()}")
