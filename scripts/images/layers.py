"""File systems that lie on each other, as the layers of images do; this process alone sees them."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TEMPORARY: Final = "/tmp"  # noqa: S108 - of a container
_DEVICES: Final = ("full", "null", "random", "tty", "urandom", "zero")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """What a stage has written, on all that it stands on."""

    folder: Path
    below: tuple[Path, ...]
    """The nearest first."""

    @property
    def written(self) -> Path:
        return self.folder / "written"

    @property
    def root(self) -> Path:
        """Where all is seen together."""
        return self.folder / "root"

    @property
    def all(self) -> tuple[Path, ...]:
        return (self.written, *self.below)


def lay(folder: Path, below: tuple[Path, ...]) -> Layer:
    """Begin a layer in a folder that is not there yet."""
    layer = Layer(folder=folder, below=below)
    work = folder / "work"
    for one in (layer.written, layer.root, work):
        one.mkdir(parents=True)
    lower = ":".join(map(str, below))
    options = f"lowerdir={lower},upperdir={layer.written},workdir={work}"
    _mount("-t", "overlay", "overlay", "-o", options, str(layer.root))
    _mount("-t", "proc", "proc", str(layer.root / "proc"))
    _give_devices(layer.root / "dev")
    return layer


def _give_devices(folder: Path) -> None:
    """Give it those that every container has."""
    _mount("-t", "tmpfs", "-o", "mode=0755,nosuid", "tmpfs", str(folder))
    for name in _DEVICES:
        bind(Path("/dev", name), folder / name)
    (folder / "shm").mkdir()
    mount_in_memory(folder / "shm")


def bind(source: Path, target: Path) -> None:
    """Let a file or folder be seen at another place, too."""
    if source.is_dir():
        target.mkdir(parents=True, exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()
    _mount("--bind", str(source), str(target))


def unbind(target: Path) -> None:
    subprocess.run(["umount", "--lazy", str(target)], check=True)  # noqa: S607 - this machine's own


def forbid_writing(layer: Layer) -> None:
    """Leave nothing that can be written but a /tmp in memory."""
    mount_in_memory(layer.root / TEMPORARY[1:])
    _mount("-o", "remount,ro", str(layer.root))


def mount_in_memory(place: Path) -> None:
    """Let everybody write to what is gone with this process."""
    _mount("-t", "tmpfs", "-o", "mode=1777,nosuid,nodev", "tmpfs", str(place))


def _mount(*options: str) -> None:
    subprocess.run(["mount", *options], check=True)  # noqa: S607 - this machine's own
