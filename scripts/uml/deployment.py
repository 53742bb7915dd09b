from __future__ import annotations

from typing import Final

from scripts.uml.cluster import cluster
from scripts.uml.page import page
from scripts.uml.parts import legend
from scripts.uml.server import server
from scripts.uml.stacks import stacks

_INTRODUCTION: Final = (
    "Where the [containers](containers.md) run: in a cluster, on one server, in the cloud. "
    "[kubernetes.md](../delivery/kubernetes.md), [server.md](../delivery/server.md) and "
    "[cloud.md](../delivery/cloud.md) tell how to bring them there."
)
_KINDS: Final = {
    "person": "who asks",
    "ours": "what we describe",
    "port": "timer",
    "foreign": "what others bring",
    "store": "database",
}
_CLUSTER: Final = (
    "What `deploy/kubernetes/overlays/production` comes to, as kustomize draws it. An arrow is what a network policy "
    "allows, with the port; all else is forbidden. What is in one box may do the same. Everybody may ask for names."
)
_REST: Final = "What belongs to it:"
_SERVER: Final = (
    "The units of `deploy/server/units`, with the usual addresses of `deploy/proxy/server.cfg`. An instance is "
    "`predictiondex@.service` with its port. A solid arrow asks or starts; a dotted one is started after."
)
_CLOUD: Final = (
    "The stacks of `deploy/cloud/stacks.yaml`, in their order. An arrow leads from a stack to one that has an output "
    "of it as a parameter. [cloud.md](../delivery/cloud.md) draws what is in them."
)


def deployment() -> str:
    """Draw what runs in a cluster and on a server, and the stacks of the cloud."""
    runs, rest = cluster()
    picture, made = stacks()
    return page(
        "Deployment",
        _INTRODUCTION,
        "## Legend",
        legend(_KINDS),
        *("## Kubernetes", _CLUSTER, runs, _REST, rest),
        *("## One server", _SERVER, server()),
        *("## Stacks of the cloud", _CLOUD, picture, made),
    )
