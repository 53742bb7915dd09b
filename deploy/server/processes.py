"""Processes of our own, where there is no systemd, or none that a rehearsal may touch."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deploy.server.commands import python_of, run
from deploy.server.errors import NotInTimeError
from deploy.server.supervisor import Supervisor

if TYPE_CHECKING:
    from deploy.server.commands import Commands
    from deploy.server.layout import Instance, Layout

_LAUNCH: Final = 'setsid "$@" >> "$0" 2>&1 < /dev/null & echo $!'
"""It is nobody's child, for it outlives whoever has started it."""
_STOP_SECONDS: Final = 45
"""More than the API gives an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessSupervisor(Supervisor):
    layout: Layout
    commands: Commands

    def start(self, instance: Instance) -> None:
        folder = (self.layout.instances / instance.name).resolve()
        command = [str(python_of(folder)), "-m", "app", "serve", "--port", str(instance.port)]
        for there in (self.layout.logs, self.layout.run):
            there.mkdir(parents=True, exist_ok=True)
        log = self.layout.logs / f"{instance.name}.log"
        pid = run(["/bin/sh", "-c", _LAUNCH, str(log), *command], folder=folder, environ=self.commands.environ())
        self._note(instance).write_text(pid, encoding="utf-8")

    def stop(self, instance: Instance) -> None:
        pid = self._pid(instance)
        if pid is not None and _is_there(pid):
            os.kill(pid, signal.SIGTERM)
            _wait_until_gone(pid)
        self._note(instance).unlink(missing_ok=True)

    def is_running(self, instance: Instance) -> bool:
        pid = self._pid(instance)
        return pid is not None and _is_there(pid)

    def admit(self, release: Path) -> None:
        """Everything belongs to whoever has started this."""

    def set_up(self) -> None:
        self.layout.run.mkdir(parents=True, exist_ok=True)

    def take_down(self) -> None:
        for log in self.layout.logs.glob("[0-9]*.log"):
            log.unlink()

    def _note(self, instance: Instance) -> Path:
        return self.layout.run / f"{instance.name}.pid"

    def _pid(self, instance: Instance) -> int | None:
        note = self._note(instance)
        return int(note.read_text(encoding="utf-8")) if note.exists() else None


def _wait_until_gone(pid: int) -> None:
    deadline = time.monotonic() + _STOP_SECONDS
    while _is_there(pid):
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
            raise NotInTimeError(f"The process {pid} has not ended, and was killed; it should have", _STOP_SECONDS)
        time.sleep(0.05)


def _is_there(pid: int) -> bool:
    """Say whether it still does something; one that has ended may wait for its parent to hear of it."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
