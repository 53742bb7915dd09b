"""A Dask scheduler and its workers, each a process of its own on the loopback address."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import distributed

from tests.conftest import ROOT
from tests.redis_server import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_ON_LOOPBACK: Final = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
_START_SECONDS: Final = 60
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

    def start_scheduler(self, allowed_failures: int) -> None:
        environ = os.environ | {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(allowed_failures)}
        self._start("scheduler", "scheduler", "--port", str(self.port), environ=environ)

    def start_worker(self, name: str, *, code: Path = ROOT) -> None:
        """Start one with the `app` of this folder."""
        options = ("--name", name, "--no-nanny", "--nthreads", "1", "--death-timeout", _DEATH_SECONDS)
        self._start(name, "worker", self.address, *options, "--local-directory", str(self.folder), code=code)

    def wait_for_workers(self, count: int) -> None:
        with distributed.Client(self.address, timeout=_START_SECONDS) as client:
            client.wait_for_workers(count, timeout=_START_SECONDS)

    def kill(self, name: str) -> None:
        """Let it end as when its machine is switched off."""
        process = self._running.pop(name)
        process.kill()
        process.wait()

    def start_again(self) -> None:
        """Start those that have ended by themselves, as whoever runs a cluster does."""
        for name, process in list(self._running.items()):
            if process.poll() is not None:
                self.start_worker(name)

    def kill_all(self) -> None:
        for name in list(self._running):
            self.kill(name)

    def _start(
        self, name: str, what: str, *arguments: str, code: Path = ROOT, environ: Mapping[str, str] = os.environ
    ) -> None:
        command = [sys.executable, "-m", "dask", what, *arguments, *_ON_LOOPBACK]
        with (self.folder / f"{name}.log").open("w") as log:
            self._running[name] = subprocess.Popen(command, cwd=code, env=environ, stdout=log, stderr=log)


@contextmanager
def dask_processes(folder: Path, *, allowed_failures: int = 3) -> Iterator[DaskProcesses]:
    """Give a scheduler without workers; it gives work up when more than so many were lost over it."""
    processes = DaskProcesses(folder=folder, port=free_port())
    try:
        processes.start_scheduler(allowed_failures)
        yield processes
    finally:
        processes.kill_all()
