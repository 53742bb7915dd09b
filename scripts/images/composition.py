"""What deploy/compose says of a service."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import yaml

from scripts.images.context import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPOSE: Final = ROOT / "deploy" / "compose" / "compose.yaml"
_VARIABLE: Final = re.compile(r"\$\{(\w+)(?::-([^}]*))?\}")
_UNITS: Final = {"m": 1024**2, "g": 1024**3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    name: str
    target: str
    """The image, where it is one of ours."""
    command: tuple[str, ...]
    environment: Mapping[str, str]
    secrets: tuple[str, ...]
    volumes: Mapping[str, str]
    """Where each named volume is seen."""
    in_memory: tuple[str, ...]
    most_bytes: int
    grace_seconds: int


def services() -> dict[str, Service]:
    told: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]
    return {name: _service(name, one) for name, one in told.items()}


def filled(text: object) -> str:
    """Put the defaults of variables into their places."""
    return _VARIABLE.sub(lambda found: found[2] or "", str(text))


def bytes_of(limit: str) -> int:
    return int(limit[:-1]) * _UNITS[limit[-1]]


def _service(name: str, told: dict[str, Any]) -> Service:
    named = [one.split(":") for one in told.get("volumes", []) if not one.startswith(".")]
    return Service(
        name=name,
        target=told.get("build", {}).get("target", ""),
        command=tuple(map(filled, told.get("command", ()))),
        environment={key: filled(value) for key, value in told.get("environment", {}).items()},
        secrets=tuple(told.get("secrets", ())),
        volumes={parts[0]: parts[1] for parts in named},
        in_memory=tuple(one.split(":")[0] for one in told.get("tmpfs", ())),
        most_bytes=bytes_of(told["mem_limit"]),
        grace_seconds=int(str(told.get("stop_grace_period", "10s"))[:-1]),
    )
