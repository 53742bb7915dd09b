"""What runs before a release comes, and the way back to it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.roll_out.kubectl import Kubectl

_OURS: Final = ("--selector", "app.kubernetes.io/part-of=predictiondex")
_REVISION: Final = "deployment.kubernetes.io/revision"
_OF_THE_CLUSTER: Final = ("resourceVersion", "uid", "creationTimestamp", "generation", "managedFields")


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    revisions: Mapping[str, str]
    """Of each deployment, by its name."""
    timed: tuple[dict[str, Any], ...]
    """The jobs that run by the clock, of which the cluster keeps no history."""

    @classmethod
    def now(cls, kubectl: Kubectl) -> Self:
        deployments = kubectl.objects("deployments", *_OURS)
        revisions = {one["metadata"]["name"]: one["metadata"]["annotations"][_REVISION] for one in deployments}
        timed = tuple(_without_state(one) for one in kubectl.objects("cronjobs", *_OURS))
        return cls(revisions=revisions, timed=timed)

    def take(self, kubectl: Kubectl) -> tuple[str, ...]:
        """Bring back what ran, and return the deployments that turned; those that were not there stay."""
        changed = tuple(name for name, before in self.revisions.items() if _revision(kubectl, name) != before)
        for name in changed:
            kubectl("rollout", "undo", f"deployment/{name}", f"--to-revision={self.revisions[name]}")
        if self.timed:
            kubectl(
                "replace",
                "--filename",
                "-",
                given=json.dumps({"kind": "List", "apiVersion": "v1", "items": self.timed}),
            )
        return changed


def _revision(kubectl: Kubectl, name: str) -> str:
    told: str = json.loads(kubectl("get", f"deployment/{name}", "--output", "json"))["metadata"]["annotations"][
        _REVISION
    ]
    return told


def _without_state(one: dict[str, Any]) -> dict[str, Any]:
    metadata = {name: value for name, value in one["metadata"].items() if name not in _OF_THE_CLUSTER}
    return {name: value for name, value in one.items() if name != "status"} | {"metadata": metadata}
