"""Builds every image of deploy/docker without Docker, and plays the first start of deploy/compose with them.

It needs root on a Debian or the like, for file systems of its own; nothing is left but what it says. With a
folder, everything is done there, and stays.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Final

from scripts.draw_secrets import draw
from scripts.images.building import BuildError, Workshop
from scripts.images.composition import Service, services
from scripts.images.containers import Container, ContainerError
from scripts.images.context import DOCKERFILE, Context
from scripts.images.dockerfile import stages_of
from scripts.images.isolation import leave_mounts, leave_network
from scripts.images.layers import bind
from scripts.images.questions import ask, require_no_rights
from scripts.images.sizes import size_of, write_page
from scripts.images.stand_ins import stand_ins

_TARGETS: Final = ("api", "ui", "jobs", "mlflow")
_ONCE: Final = ("migrate", "web-key", "operator-key", "etl")
# A first model of so few duels is a poor one, and says as much of the image.
SHORT: Final = {"PREDICTIONDEX_FIRST_LESSONS": "20000"}


def main() -> int:
    if os.geteuid() != 0 or shutil.which("dpkg-query") is None:
        print("This needs root, on Debian or the like: it makes file systems of its own.", file=sys.stderr)
        return 2
    if len(sys.argv) > 1:
        return _in_folder(Path(sys.argv[1]))
    with TemporaryDirectory(prefix="predictiondex-images-") as folder:
        # What a process of its own has mounted is gone with it, and is not cleared away here.
        return subprocess.run([sys.executable, "-m", __spec__.name, folder], check=False).returncode


def _in_folder(folder: Path) -> int:
    folder.chmod(0o755)
    leave_mounts()
    try:
        _rehearse(folder)
    except (BuildError, ContainerError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _rehearse(folder: Path) -> None:
    (folder / "context").mkdir()
    Context().copy(folder / "context")
    workshop = Workshop(
        stages=stages_of(DOCKERFILE.read_text(encoding="utf-8")),
        context=folder / "context",
        folder=folder / "stages",
        caches=Path.home() / ".cache" / "predictiondex-images",
    )
    for target in _TARGETS:
        workshop.build(target)
        print(f"{target}: built in {workshop.seconds[target]:.0f} s", flush=True)
    sizes = {target: size_of(workshop.build(target)) for target in _TARGETS}
    leave_network()
    runs = Play(folder=folder, workshop=workshop).first_start()
    write_page(sizes, workshop.seconds, runs)


class Play:
    """Starts one service after the other, and asks each."""

    def __init__(self, *, folder: Path, workshop: Workshop) -> None:
        self._folder = folder
        self._workshop = workshop
        self._secrets = folder / "secrets"
        self._services = services()
        self._lines: list[str] = []

    def first_start(self) -> list[str]:
        """Return a line of a table for each."""
        draw(self._secrets)
        self._secrets.chmod(0o755)
        Path("/run/secrets").mkdir(exist_ok=True)
        bind(self._secrets, Path("/run/secrets"))
        running: list[Container] = []
        with stand_ins(self._folder / "stand-ins", self._secrets):
            try:
                self._play(running)
            finally:
                for container in running:
                    container.kill()
        return self._lines

    def _play(self, running: list[Container]) -> None:
        for name in _ONCE:
            self._once(name)
        running.append(self._begin("mlflow"))
        self._once("trainer")
        self._once("trainer")  # with every `up`; there is a model now
        running += [self._begin(name) for name in ("api", "ui")]
        for name in ("drift", "quality", "backup"):
            self._once(name)
        while running:
            self._end(running.pop())

    def _once(self, name: str) -> None:
        container = self._container(name)
        container.start()
        done = container.wait()
        if done.status:
            raise ContainerError(f"{name} ended with {done.status}: {container.said()}")
        self._require_room(container.service, done.most_bytes)
        self._tell(name, f"{done.seconds:.1f} s", f"{done.most_bytes / 1_000_000:.0f} MB", "-", "done")

    def _begin(self, name: str) -> Container:
        container = self._container(name)
        container.start()
        try:
            seconds = container.wait_until_healthy()
            require_no_rights(container)
            answered = ask(container, self._secrets)
        except BaseException:
            container.kill()
            raise
        self._tell(name, f"{seconds:.1f} s", "-", "-", answered)
        return container

    def _end(self, container: Container) -> None:
        done, name = container.stop(), container.service.name
        if done.seconds > container.service.grace_seconds:
            raise ContainerError(f"{name} took {done.seconds:.1f} s to stop")
        self._require_room(container.service, done.most_bytes)
        size = f"{done.most_bytes / 1_000_000:.0f} MB"
        self._tell(name, "-", size, f"{done.seconds:.1f} s", f"ended with {done.status}")

    def _container(self, name: str) -> Container:
        service = self._services[name]
        return Container(
            service=service,
            built=self._workshop.build(service.target),
            folder=Path(mkdtemp(prefix=f"{name}-", dir=self._folder)),
            secrets=self._secrets,
            volumes=self._folder / "volumes",
            settings=SHORT if service.target == "jobs" else {},
        )

    def _require_room(self, service: Service, most_bytes: int) -> None:
        if most_bytes > service.most_bytes:
            raise ContainerError(
                f"{service.name} had a process of {most_bytes:,} bytes; it may have {service.most_bytes:,}"
            )

    def _tell(self, *cells: str) -> None:
        self._lines.append(f"| {' | '.join(cells)} |")
        print(self._lines[-1], flush=True)


if __name__ == "__main__":
    sys.exit(main())
