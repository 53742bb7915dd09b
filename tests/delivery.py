"""What deploy/ says of images and containers."""

from __future__ import annotations

from typing import Any, Final

import yaml

from scripts.images.base import BASE
from scripts.images.context import DOCKERFILE
from scripts.images.dockerfile import Image, Stage, image_of, stages_of
from tests.conftest import ROOT

COMPOSE_FOLDER: Final = ROOT / "deploy" / "compose"
COMPOSE: Final[dict[str, Any]] = yaml.safe_load((COMPOSE_FOLDER / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: Final[dict[str, Any]] = COMPOSE["services"]
CONSOLES: Final[dict[str, Any]] = yaml.safe_load((COMPOSE_FOLDER / "consoles.yaml").read_text(encoding="utf-8"))
STAGES: Final = {stage.name: stage for stage in stages_of(DOCKERFILE.read_text(encoding="utf-8"))}
TARGETS: Final = ("api", "jobs", "ui", "mlflow")
OURS: Final = {name: one["build"]["target"] for name, one in SERVICES.items() if "build" in one}


def image(target: str) -> Image:
    return image_of(tuple(STAGES.values()), target, outside=BASE)


def lineage(name: str) -> list[Stage]:
    """Return the stages that this one stands on, itself first."""
    found = STAGES.get(name)
    return [] if found is None else [found, *lineage(found.parent)]
