"""What `deploy/compose` says of each service."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER: Final = Path(__file__).parents[2] / "deploy" / "compose"
_DEFAULT: Final = re.compile(r"\$\{\w+:-([^}]*)\}")
_SECRETS: Final = "/run/secrets/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    name: str
    image: str
    is_ours: bool
    begins: str
    """`always`, `once` with each start, or the profile that must be asked for."""
    command: str
    networks: tuple[str, ...]
    published: tuple[str, ...]
    for_operators: tuple[str, ...]
    """What is published with the consoles."""
    volumes: tuple[str, ...]
    waits_for: Mapping[str, str]
    told: Mapping[str, str]
    """By their names, the services whose address it knows, from its environment or its files, and the port."""


def read_composition() -> list[Service]:
    described = _read("compose.yaml")["services"]
    consoles = _read("consoles.yaml")["services"]
    return [_service(name, one, consoles.get(name, {}), set(described)) for name, one in described.items()]


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def _service(name: str, said: Mapping[str, Any], consoles: Mapping[str, Any], known: set[str]) -> Service:
    once = "once" if said.get("restart") == "no" else "always"
    command = said.get("command", "") if "build" in said else ""
    return Service(
        name=name,
        image=_usual(said["image"]).partition("@")[0].removeprefix("predictiondex/").removesuffix(":local"),
        is_ours="build" in said,
        begins=next(iter(said.get("profiles", [])), once),
        command=" ".join(map(_usual, command)),
        networks=tuple(said["networks"]),
        published=tuple(map(_usual, said.get("ports", []))),
        for_operators=tuple(consoles.get("ports", [])),
        volumes=tuple(source for one in said.get("volumes", []) if "/" not in (source := one.partition(":")[0])),
        waits_for={
            other: how["condition"].removeprefix("service_") for other, how in said.get("depends_on", {}).items()
        },
        told=dict(_told(said, known - {name})),
    )


def _usual(text: str) -> str:
    """Return what it says where nobody sets anything else."""
    return _DEFAULT.sub(r"\1", text)


def _told(said: Mapping[str, Any], known: set[str]) -> Iterator[tuple[str, str]]:
    values = [str(value) for name, value in said.get("environment", {}).items() if "ALLOWED" not in name]
    text = "\n".join([*values, *_files(said)])
    for name in sorted(known):
        address = re.search(rf"(?:[/@\[\s]){name}:(\d+)", text)
        resolved = re.search(rf"names: \[{name}\].*?port: (\d+)", text, re.DOTALL)
        if found := address or resolved:
            yield name, found[1]
        elif f"{_SECRETS}{name}_url" in text:
            yield name, ""


def _files(said: Mapping[str, Any]) -> Iterator[str]:
    """Yield the text of the settings that it is given; rules and pictures name no service."""
    for one in said.get("volumes", []):
        place = FOLDER / one.partition(":")[0]
        if "/" in one.partition(":")[0]:
            files = [place] if place.is_file() else sorted(place.glob("*.yml"))
            yield from (file.read_text(encoding="utf-8") for file in files if file.suffix in {".cfg", ".yml"})
