"""A Dask scheduler and its workers, each a process of its own on the loopback address."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tests.conftest import ROOT
from tests.redis_server import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ON_LOOPBACK: Final = ("--host", "127.0.0.1", "--no-dashboard")
_DEATH_SECONDS: Final = "60"
"""A worker ends when its scheduler was away for so long."""


@dataclass(kw_only=True)
class DaskProcesses:
    folder: Path
    """Where each process writes what it says."""
    port: int
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def start_scheduler(self) -> None:
        self._start("scheduler", "scheduler", "--port", str(self.port))

    def start_worker(self, name: str, *, code: Path = ROOT) -> None:
        """Start one with the `app` of this folder."""
        options = ("--name", name, "--no-nanny", "--nthreads", "1", "--death-timeout", _DEATH_SECONDS)
        self._start(name, "worker", self.address, *options, "--local-directory", str(self.folder), code=code)

    def kill(self, name: str) -> None:
        """Let it end as when its machine is switched off."""
        process = self._running.pop(name)
        process.kill()
        process.wait()

    def kill_all(self) -> None:
        for name in list(self._running):
            self.kill(name)

    def _start(self, name: str, what: str, *arguments: str, code: Path = ROOT) -> None:
        command = [sys.executable, "-m", "dask", what, *arguments, *_ON_LOOPBACK]
        with (self.folder / f"{name}.log").open("w") as log:
            self._running[name] = subprocess.Popen(command, cwd=code, stdout=log, stderr=log)


@contextmanager
def dask_processes(folder: Path) -> Iterator[DaskProcesses]:
    """Give a scheduler without workers."""
    processes = DaskProcesses(folder=folder, port=free_port())
    try:
        processes.start_scheduler()
        yield processes
    finally:
        processes.kill_all()
