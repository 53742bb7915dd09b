"""Follows the instructions of a Dockerfile that write into an image."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.images.base import BASE, lay_base
from scripts.images.dockerfile import after
from scripts.images.layers import Layer, bind, lay, unbind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.images.dockerfile import Image, Instruction, Stage

_CACHE: Final = re.compile(r"type=cache,target=([^,\s]+)")
# How this machine reaches the network, which Docker tells a build as well.
_NETWORK_FILES: Final = ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl")
_NETWORK_VARIABLES: Final = re.compile(r"(?i).*(proxy|cert|ca_bundle).*")


class BuildError(Exception):
    def __init__(self, stage: str, instruction: Instruction, said: str) -> None:
        super().__init__(f"{stage}: {instruction.name} {instruction.rest}\n{said}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    layer: Layer
    image: Image


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Builds stages, each once."""

    stages: Sequence[Stage]
    context: Path
    """The files that a build may see."""
    folder: Path
    caches: Path
    built: dict[str, Built] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def build(self, name: str) -> Built:
        if name not in self.built:
            self.built[name] = self._build(next(stage for stage in self.stages if stage.name == name))
        return self.built[name]

    def _build(self, stage: Stage) -> Built:
        below, image = self._parent(stage.parent)
        began = time.monotonic()
        layer = lay(self.folder / stage.name, below)
        for one in stage.instructions:
            if one.name == "RUN":
                self._run(stage.name, layer, image, one)
            elif one.name == "COPY":
                self._copy(layer, image, one)
            image = after(image, one)
            (layer.root / image.folder[1:]).mkdir(parents=True, exist_ok=True)
        self.seconds[stage.name] = time.monotonic() - began
        return Built(layer=layer, image=image)

    def _parent(self, name: str) -> tuple[tuple[Path, ...], Image]:
        if name in {stage.name for stage in self.stages}:
            parent = self.build(name)
            return parent.layer.all, parent.image
        base = self.folder / "base"
        if not base.exists():
            lay_base(base)
        return (base,), BASE

    def _run(self, stage: str, layer: Layer, image: Image, one: Instruction) -> None:
        bound = self._bind(layer, one)
        try:
            given = [
                f"{name}={value}" for name, value in {**_network(), **image.arguments, **image.environment}.items()
            ]
            place = ("env", "-i", f"--chdir={image.folder}", *given)
            command = ["chroot", str(layer.root), *place, "/bin/sh", "-c", one.rest]
            done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        finally:
            for target in reversed(bound):
                unbind(target)
        if done.returncode:
            raise BuildError(stage, one, done.stdout)

    def _bind(self, layer: Layer, one: Instruction) -> list[Path]:
        wanted = [(Path(name), layer.root / name[1:]) for name in _NETWORK_FILES]
        for target in _CACHE.findall(one.flag("mount") or ""):
            cache = self.caches / target.strip("/").replace("/", "-")
            cache.mkdir(parents=True, exist_ok=True)
            wanted.append((cache, layer.root / target[1:]))
        for source, target in wanted:
            bind(source, target)
        return [target for _, target in wanted]

    def _copy(self, layer: Layer, image: Image, one: Instruction) -> None:
        *sources, target = one.rest.split()
        other = one.flag("from")
        begins = self.context if other is None else self.build(other).layer.root
        place = image.place(target)
        for source in sources:
            given, put = begins / source.removeprefix("/"), layer.root / place[1:]
            if place.endswith("/") and given.is_file():
                put /= given.name
            put.parent.mkdir(parents=True, exist_ok=True)
            _put(given, put)


def _put(given: Path, put: Path) -> None:
    if given.is_dir():
        shutil.copytree(given, put, symlinks=True, dirs_exist_ok=True)
    else:
        shutil.copy2(given, put, follow_symlinks=False)


def _network() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if _NETWORK_VARIABLES.fullmatch(name)}
