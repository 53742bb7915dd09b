"""Starts what an image starts, as its user, without rights, on a file system that cannot be written."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.images.layers import TEMPORARY, bind, forbid_writing, lay, mount_in_memory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.images.building import Built
    from scripts.images.composition import Service

_START_SECONDS: Final = 180
_PAUSE_SECONDS: Final = 0.25
_NAMES: Final = ("localhost", "db", "redis", "mlflow", "api", "proxy")
_WITHOUT_RIGHTS: Final = ("--clear-groups", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all")
_ALONE: Final = ("unshare", "--mount", "--pid", "--fork", "--kill-child")


class ContainerError(Exception):
    """It did not do what it should; the end of what it said is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    status: int
    seconds: float
    most_bytes: int
    """Of its largest process."""


@dataclass(slots=True, kw_only=True)
class Container:
    service: Service
    built: Built
    folder: Path
    """It may be there from an earlier run, with the layers of that."""
    secrets: Path
    volumes: Path
    settings: Mapping[str, str]
    """In place of what compose says."""
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0

    def start(self) -> None:
        root = self._root()
        self.began = time.monotonic()
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(self._command(root), stdout=log, stderr=log, start_new_session=True)

    @property
    def log(self) -> Path:
        return self.folder.with_suffix(".log")

    def wait_until_healthy(self) -> float:
        """Ask as its image says, until it is well; return the seconds since it began."""
        while time.monotonic() - self.began < _START_SECONDS:
            if self._running.poll() is not None:
                raise ContainerError(f"{self.service.name} ended with {self._running.returncode}: {self.said()}")
            if self._inside(self.built.image.health).returncode == 0:
                return time.monotonic() - self.began
            time.sleep(_PAUSE_SECONDS)
        raise ContainerError(f"{self.service.name} was not well after {_START_SECONDS} s: {self.said()}")

    def wait(self) -> Finished:
        _, status, usage = os.wait4(self._running.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        self._running.returncode = code
        return Finished(status=code, seconds=time.monotonic() - self.began, most_bytes=usage.ru_maxrss * 1024)

    def stop(self) -> Finished:
        """Send what its image says, and return how it ended and how many seconds that took."""
        self.began = time.monotonic()
        os.kill(self.first_process, signal.Signals[self.built.image.stop_signal])
        return self.wait()

    def kill(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    @property
    def first_process(self) -> int:
        """Return by which number the machine knows the process that has the number 1 inside."""
        pid = self._running.pid
        return int(Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()[0])

    def status(self) -> dict[str, str]:
        lines = Path(f"/proc/{self.first_process}/status").read_text(encoding="ascii").splitlines()
        return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}

    def can(self, *command: str) -> bool:
        """Say whether its user can do this inside."""
        return self._inside(command).returncode == 0

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-2000:]

    @property
    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None:
            raise ContainerError(f"{self.service.name} was not started")
        return self.process

    def _inside(self, command: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(self._as_user(self.folder / "root", command), check=False, capture_output=True)

    def _root(self) -> Path:
        layer = lay(self.folder, self.built.layer.all)
        for name in (*self.built.image.volumes, *self.service.in_memory):
            (layer.root / name[1:]).mkdir(parents=True, exist_ok=True)
        for name in self.service.secrets:
            bind(self.secrets / name, layer.root / "run" / "secrets" / name)
        hosts = self.folder / "hosts"
        hosts.write_text(f"127.0.0.1 {' '.join(_NAMES)}\n", encoding="ascii")
        bind(hosts, layer.root / "etc" / "hosts")
        forbid_writing(layer)
        for name in (
            {*self.built.image.volumes, *self.service.in_memory} - {TEMPORARY} - {*self.service.volumes.values()}
        ):
            mount_in_memory(layer.root / name[1:])
        for volume, place in self.service.volumes.items():
            bind(self._volume(volume, layer.root / place[1:]), layer.root / place[1:])
        return layer.root

    def _volume(self, name: str, place: Path) -> Path:
        """Make it as Docker does: with the owner and the rights that the image gives the place."""
        folder = self.volumes / name
        if not folder.exists():
            folder.mkdir(parents=True)
            owner = place.stat()
            os.chown(folder, owner.st_uid, owner.st_gid)
            shutil.copymode(place, folder)
        return folder

    def _command(self, root: Path) -> list[str]:
        image = self.built.image
        command = (*image.entrypoint, *(self.service.command or image.command))
        return [*_ALONE, f"--mount-proc={root}/proc", *self._as_user(root, command)]

    def _as_user(self, root: Path, command: tuple[str, ...]) -> list[str]:
        image = self.built.image
        user, _, group = image.user.partition(":")
        given = {**image.environment, **self.service.environment, **self.settings}
        variables = [f"{name}={value}" for name, value in given.items()]
        rights = ["setpriv", f"--reuid={user}", f"--regid={group}", *_WITHOUT_RIGHTS]
        return ["chroot", str(root), "env", "-i", f"--chdir={image.folder}", *variables, *rights, *command]
