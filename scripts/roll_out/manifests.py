"""What a release puts into a cluster, by the steps in which it has to come."""

from __future__ import annotations

import json
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, Self

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from scripts.roll_out.kubectl import Kubectl

_STEP: Final = "predictiondex/step"
"""The label that says to which an object belongs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifests:
    ground: tuple[dict[str, Any], ...]
    """What the others stand on: accounts, settings, names of secrets, rules of the network."""
    migrate: tuple[dict[str, Any], ...]
    """The jobs that have to be done before the release may run."""
    serve: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, text: str) -> Self:
        every = [one for one in yaml.safe_load_all(text) if one]
        steps = {step: tuple(one for one in every if _step_of(one) == step) for step in cls.__slots__}
        return cls(**steps)

    @property
    def deployments(self) -> tuple[str, ...]:
        return tuple(one["metadata"]["name"] for one in self.serve if one["kind"] == "Deployment")


def render(kubectl: Kubectl, overlay: Path, images: Mapping[str, str]) -> Manifests:
    """Render the overlay with each of its images in place of the name that it gives it; it stays as it is."""
    with TemporaryDirectory(dir=overlay.parent, prefix=".release-") as name:
        folder = overlay.parent / name
        told: dict[str, Any] = {"apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Kustomization"}
        told["resources"] = [f"../{overlay.name}"]
        told["images"] = [_replaced(before, after) for before, after in images.items()]
        (folder / "kustomization.yaml").write_text(json.dumps(told), encoding="utf-8")
        return Manifests.of(kubectl("kustomize", str(folder)))


def images_of(overlay: Path) -> tuple[str, ...]:
    """Return the names that the overlay gives its images, without tags."""
    told = yaml.safe_load((overlay / "kustomization.yaml").read_text(encoding="utf-8"))
    return tuple(one["newName"] for one in told["images"])


def as_text(manifests: Iterable[dict[str, Any]]) -> str:
    """Return them as kubectl reads them; JSON, for in YAML the two would differ on what is a number."""
    return json.dumps({"apiVersion": "v1", "kind": "List", "items": list(manifests)})


def _step_of(one: dict[str, Any]) -> str:
    step: str = one["metadata"]["labels"][_STEP]
    return step


def _replaced(before: str, after: str) -> dict[str, str]:
    name, digest = after.split("@")
    return {"name": before, "newName": name, "digest": digest}
