"""Reads a Dockerfile: its stages, and what an image says of itself when an instruction has been followed."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FLAG: Final = re.compile(r"--([\w-]+)=(\S+)\s+")
_VARIABLE: Final = re.compile(r"\$(?:\{(\w+)\}|(\w+))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    name: str
    flags: tuple[tuple[str, str], ...]
    rest: str

    def flag(self, name: str) -> str | None:
        return dict(self.flags).get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    name: str
    parent: str
    """Another stage, or an image that comes from elsewhere."""
    instructions: tuple[Instruction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """What an image says of itself."""

    environment: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[str, str] = field(default_factory=dict)
    folder: str = "/"
    user: str = "0"
    entrypoint: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    health: tuple[str, ...] = ()
    stop_signal: str = "SIGTERM"
    volumes: tuple[str, ...] = ()
    ports: tuple[int, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    def place(self, path: str) -> str:
        """Return the whole path of one that may begin in the working folder."""
        whole = str(PurePosixPath(self.folder) / path)
        return f"{whole}/" if path.endswith("/") else whole

    def filled(self, text: str) -> str:
        known = {**self.arguments, **self.environment}
        return _VARIABLE.sub(lambda found: known.get(found[1] or found[2], ""), text)


def stages_of(text: str) -> tuple[Stage, ...]:
    found: list[Stage] = []
    for one in _instructions(text):
        if one.name == "FROM":
            parent, _, name = one.rest.split()
            found.append(Stage(name=name, parent=parent, instructions=()))
        else:
            found[-1] = replace(found[-1], instructions=(*found[-1].instructions, one))
    return tuple(found)


def image_of(stages: Sequence[Stage], name: str, *, outside: Image) -> Image:
    """Return what the image of this stage says of itself; `outside` is the one that it all stands on."""
    for stage in stages:
        if stage.name == name:
            image = image_of(stages, stage.parent, outside=outside)
            for one in stage.instructions:
                image = after(image, one)
            return image
    return outside


def after(image: Image, one: Instruction) -> Image:
    """Return what is said when this instruction has been followed."""
    match one.name:
        case "ARG":
            name, _, default = one.rest.partition("=")
            return replace(image, arguments={**image.arguments, name: default})
        case "ENV":
            return replace(image, environment={**image.environment, **_pairs(image, one.rest)})
        case "LABEL":
            return replace(image, labels={**image.labels, **_pairs(image, one.rest)})
        case "VOLUME":
            return replace(image, volumes=(*image.volumes, one.rest))
        case "WORKDIR":
            return replace(image, folder=image.place(one.rest))
        case _:
            return _with_process(image, one)


def _with_process(image: Image, one: Instruction) -> Image:
    match one.name:
        case "EXPOSE":
            return replace(image, ports=(*image.ports, int(one.rest)))
        case "USER":
            return replace(image, user=one.rest)
        case "STOPSIGNAL":
            return replace(image, stop_signal=one.rest)
        case "HEALTHCHECK":
            return replace(image, health=_words(one.rest.removeprefix("CMD ")) if one.rest != "NONE" else ())
        case _:
            return _with_command(image, one)


def _with_command(image: Image, one: Instruction) -> Image:
    match one.name:
        case "ENTRYPOINT":
            return replace(image, entrypoint=_words(one.rest), command=())
        case "CMD":
            return replace(image, command=_words(one.rest))
        case _:
            return image


def _instructions(text: str) -> list[Instruction]:
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    whole = re.sub(r"\s*\\\n\s*", " ", "\n".join(lines))
    return [_instruction(*line.split(maxsplit=1)) for line in whole.splitlines()]


def _instruction(name: str, rest: str) -> Instruction:
    flags = []
    while found := _FLAG.match(rest):
        flags.append((found[1], found[2]))
        rest = rest[found.end() :]
    return Instruction(name=name, flags=tuple(flags), rest=rest)


def _pairs(image: Image, rest: str) -> dict[str, str]:
    named = (word.partition("=") for word in shlex.split(rest))
    return {name: image.filled(value) for name, _, value in named}


def _words(rest: str) -> tuple[str, ...]:
    words: list[str] = json.loads(rest)
    return tuple(words)
