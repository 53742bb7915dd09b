"""What runs before a release comes, and the way back to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from scripts.roll_out.manifests import as_text

if TYPE_CHECKING:
    from scripts.roll_out.kubectl import Kubectl

_OURS: Final = ("--selector", "app.kubernetes.io/part-of=predictiondex")
_REVISION: Final = "deployment.kubernetes.io/revision"
_OF_THE_CLUSTER: Final = ("resourceVersion", "uid", "creationTimestamp", "generation", "managedFields")


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    deployments: tuple[dict[str, Any], ...]
    timed: tuple[dict[str, Any], ...]
    """The jobs that run by the clock, of which the cluster keeps no history."""

    @classmethod
    def now(cls, kubectl: Kubectl) -> Self:
        timed = tuple(_without_state(one) for one in kubectl.objects("cronjobs", *_OURS))
        return cls(deployments=tuple(kubectl.objects("deployments", *_OURS)), timed=timed)

    def take(self, kubectl: Kubectl) -> tuple[str, ...]:
        """Bring back what ran, and return the deployments that turned; those that were not there stay."""
        # Not by their revisions, which the cluster counts a moment later.
        pods_now = {_name(one): _pods(one) for one in kubectl.objects("deployments", *_OURS)}
        changed = tuple(one for one in self.deployments if pods_now.get(_name(one)) != _pods(one))
        for one in changed:
            revision = one["metadata"]["annotations"][_REVISION]
            kubectl("rollout", "undo", f"deployment/{_name(one)}", f"--to-revision={revision}")
        if self.timed:
            kubectl("replace", "--filename", "-", given=as_text(self.timed))
        return tuple(map(_name, changed))


def _name(one: dict[str, Any]) -> str:
    name: str = one["metadata"]["name"]
    return name


def _pods(deployment: dict[str, Any]) -> dict[str, Any]:
    """Return what its pods are made by."""
    template: dict[str, Any] = deployment["spec"]["template"]
    return template


def _without_state(one: dict[str, Any]) -> dict[str, Any]:
    metadata = {name: value for name, value in one["metadata"].items() if name not in _OF_THE_CLUSTER}
    return {name: value for name, value in one.items() if name != "status"} | {"metadata": metadata}
