"""What a release puts into a cluster, in the order in which it has to come."""

from __future__ import annotations

from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, Self

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from scripts.roll_out.kubectl import Kubectl

_JOB: Final = "Job"
_RUNNING: Final = frozenset({"Deployment", "StatefulSet", "CronJob", "HorizontalPodAutoscaler"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifests:
    ground: tuple[dict[str, Any], ...]
    """What the others stand on: accounts, settings, rules of the network."""
    jobs: tuple[dict[str, Any], ...]
    """What has to be done before the release may run: the migration."""
    running: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, text: str) -> Self:
        every = [one for one in yaml.safe_load_all(text) if one]
        jobs = tuple(one for one in every if one["kind"] == _JOB)
        running = tuple(one for one in every if one["kind"] in _RUNNING)
        ground = tuple(one for one in every if one["kind"] != _JOB and one["kind"] not in _RUNNING)
        return cls(ground=ground, jobs=jobs, running=running)

    @property
    def deployments(self) -> tuple[str, ...]:
        return tuple(one["metadata"]["name"] for one in self.running if one["kind"] == "Deployment")


def render(kubectl: Kubectl, overlay: Path, images: Mapping[str, str]) -> Manifests:
    """Render the overlay with each of its images in place of the name that it gives it; it stays as it is."""
    with TemporaryDirectory(dir=overlay.parent, prefix=".release-") as name:
        folder = overlay.parent / name
        told: dict[str, Any] = {"apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Kustomization"}
        told["resources"] = [f"../{overlay.name}"]
        told["images"] = [_replaced(before, after) for before, after in images.items()]
        (folder / "kustomization.yaml").write_text(yaml.safe_dump(told), encoding="utf-8")
        return Manifests.of(kubectl("kustomize", str(folder)))


def images_of(overlay: Path) -> tuple[str, ...]:
    """Return the names that the overlay gives its images, without tags."""
    told = yaml.safe_load((overlay / "kustomization.yaml").read_text(encoding="utf-8"))
    return tuple(one["newName"] for one in told["images"])


def _replaced(before: str, after: str) -> dict[str, str]:
    name, digest = after.split("@")
    return {"name": before, "newName": name, "digest": digest}


def as_text(manifests: Iterable[dict[str, Any]]) -> str:
    text: str = yaml.safe_dump_all(manifests)
    return text
