"""What `deploy/kubernetes` comes to, drawn by kubectl, and looked at as the objects that a cluster would be given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from scripts.rendered_kubernetes import DESCRIPTIONS, OVERLAYS, objects_of, rendered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME: Final = "app.kubernetes.io/name"
STEP: Final = "predictiondex/step"
_LASTING: Final = {"Deployment"}
_ENDING: Final = {"Job", "CronJob"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pod:
    """What a workload starts."""

    kind: str
    name: str
    labels: Mapping[str, str]
    spec: Mapping[str, Any]

    @property
    def lasts(self) -> bool:
        return self.kind in _LASTING

    @property
    def containers(self) -> list[dict[str, Any]]:
        return [*self.spec.get("initContainers", []), *self.spec["containers"]]

    @property
    def ports(self) -> dict[str, int]:
        return {port["name"]: port["containerPort"] for one in self.containers for port in one.get("ports", [])}

    def volume(self, name: str) -> Mapping[str, Any]:
        return next(one for one in self.spec["volumes"] if one["name"] == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    objects: list[dict[str, Any]]

    def of(self, *kinds: str) -> list[dict[str, Any]]:
        return [one for one in self.objects if one["kind"] in kinds]

    def named(self, kind: str, name: str) -> dict[str, Any]:
        return next(one for one in self.of(kind) if one["metadata"]["name"] == name)

    def pods(self) -> list[Pod]:
        return [_pod(one) for one in self.of(*_LASTING, *_ENDING)]

    def pod(self, name: str) -> Pod:
        return next(one for one in self.pods() if one.name == name)

    def matching(self, selector: Mapping[str, Any]) -> list[Pod]:
        wanted = selector.get("matchLabels", {}).items()
        return [one for one in self.pods() if wanted <= one.labels.items()]

    def environment(self, container: Mapping[str, Any]) -> dict[str, str]:
        """Return the variables that a container is given."""
        assert "env" not in container
        maps = [one["configMapRef"]["name"] for one in container.get("envFrom", [])]
        return {name: value for one in maps for name, value in self.named("ConfigMap", one)["data"].items()}

    def secret_files(self, pod: Pod, container: Mapping[str, Any]) -> set[str]:
        """Return the files in which a container finds secrets."""
        return {
            f"{mount['mountPath']}/{key}"
            for mount in container.get("volumeMounts", [])
            for secret in _secrets_in(pod.volume(mount["name"]))
            for key in self.keys_of(secret)
        }

    def keys_of(self, secret: str) -> list[str]:
        made = next(one for one in self.of("ExternalSecret") if one["spec"]["target"]["name"] == secret)
        return [one["secretKey"] for one in made["spec"]["data"]]


def _secrets_in(volume: Mapping[str, Any]) -> Iterator[str]:
    if "secret" in volume:
        yield volume["secret"]["secretName"]
    for source in volume.get("projected", {}).get("sources", []):
        yield source["secret"]["name"]


def _pod(workload: dict[str, Any]) -> Pod:
    spec = workload["spec"]
    template = spec["jobTemplate"]["spec"]["template"] if workload["kind"] == "CronJob" else spec["template"]
    return Pod(
        kind=workload["kind"],
        name=workload["metadata"]["name"],
        labels=template["metadata"]["labels"],
        spec=template["spec"],
    )


@cache
def cluster(description: str) -> Cluster:
    return Cluster(objects=objects_of(rendered(description)))


__all__ = ["DESCRIPTIONS", "NAME", "OVERLAYS", "STEP", "Cluster", "Pod", "cluster"]
