"""What `deploy/kubernetes` describes for production, as kubectl would apply it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from scripts.markdown import table
from scripts.rendered_kubernetes import objects_of, rendered
from scripts.uml.parts import Arrow, Part, parts_diagram

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_OVERLAY: Final = "overlays/production"
_WORKLOADS: Final = {"Deployment", "CronJob", "Job"}
# Where the machine tells a pod who it is.
_OWN_MACHINE: Final = "169.254."
_HASH: Final = re.compile(r"-[a-z0-9]{10}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Workload:
    kind: str
    name: str
    detail: str
    """How many there are, or when it runs."""
    labels: Mapping[str, str]

    def is_chosen_by(self, selector: Mapping[str, Any]) -> bool:
        wanted = selector.get("matchLabels", {})
        return bool(wanted) and wanted.items() <= self.labels.items()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """Who may ask whom, by a network policy; a name is that of a workload or of something outside."""

    source: str
    target: str
    port: str


def cluster() -> tuple[str, str]:
    """Return the picture of what runs and may ask whom, and the table of all else."""
    objects = objects_of(rendered(_OVERLAY))
    scales = {one["spec"]["scaleTargetRef"]["name"]: one["spec"] for one in objects if "Autoscaler" in one["kind"]}
    workloads = [_workload(one, scales) for one in objects if one["kind"] in _WORKLOADS]
    ways = [way for one in objects if one["kind"] == "NetworkPolicy" for way in _ways(one, workloads)]
    return parts_diagram("LR", _arrows(workloads, list(dict.fromkeys(ways)))), _rest(objects)


def _workload(one: Mapping[str, Any], scales: Mapping[str, Mapping[str, Any]]) -> _Workload:
    name, spec = one["metadata"]["name"], one["spec"]
    template = spec["jobTemplate"]["spec"]["template"] if "jobTemplate" in spec else spec["template"]
    return _Workload(
        kind=one["kind"],
        name=name,
        detail=_when(spec) or _how_many(scales.get(name), spec),
        labels=template["metadata"]["labels"],
    )


def _when(spec: Mapping[str, Any]) -> str:
    return "by hand" if spec.get("suspend") else str(spec.get("schedule", ""))


def _how_many(scale: Mapping[str, Any] | None, spec: Mapping[str, Any]) -> str:
    if scale:
        return f"{scale['minReplicas']} to {scale['maxReplicas']}"
    return "" if "replicas" not in spec else str(spec["replicas"] or "closed")


def _ways(policy: Mapping[str, Any], workloads: Iterable[_Workload]) -> Iterator[_Way]:
    name, spec = policy["metadata"]["name"], policy["spec"]
    chosen = [one.name for one in workloads if one.is_chosen_by(spec["podSelector"])]
    for direction, peers in (("egress", "to"), ("ingress", "from")):
        for rule in spec.get(direction, []):
            port = str(rule["ports"][0]["port"]) if "ports" in rule else ""
            for own in chosen:
                for other in _peers(name, rule[peers], workloads):
                    source, target = (own, other) if direction == "egress" else (other, own)
                    yield _Way(source=source, target=target, port=port)


def _peers(policy: str, peers: Iterable[Mapping[str, Any]], workloads: Iterable[_Workload]) -> Iterator[str]:
    """Yield names; what is outside is called as the policy calls it."""
    for one in peers:
        if one.get("ipBlock", {}).get("cidr", "").startswith(_OWN_MACHINE):
            continue
        selector = one.get("podSelector", {})
        found = [other.name for other in workloads if other.is_chosen_by(selector) and "namespaceSelector" not in one]
        yield from found or [re.sub(r"^(ask|from)-|-to-\w+$", "", policy).replace("-", " ")]


def _arrows(workloads: Iterable[_Workload], ways: Iterable[_Way]) -> Iterator[Arrow]:
    """Draw workloads that may do the same as one."""
    boxes: dict[object, list[_Workload]] = {}
    for one in workloads:
        out = frozenset((way.target, way.port) for way in ways if way.source == one.name)
        into = frozenset((way.source, way.port) for way in ways if way.target == one.name)
        boxes.setdefault((one.kind, out, into), []).append(one)
    parts = {one.name: _part(group) for group in boxes.values() for one in group}
    for way in ways:
        if way.source != way.target:
            source, target = (parts.get(name, _outside(name)) for name in (way.source, way.target))
            yield Arrow(source=source, target=target, said=way.port)


def _part(group: list[_Workload]) -> Part:
    lines = (f"{one.name}: {one.detail}" if one.detail else one.name for one in group)
    return Part(name=group[0].name, label="<br>".join([group[0].kind, *lines]), kind="ours")


def _outside(name: str) -> Part:
    return Part(name=f"outside {name}", label=name, kind="foreign")


def _rest(objects: Iterable[Mapping[str, Any]]) -> str:
    names: dict[str, list[str]] = {}
    for one in objects:
        if one["kind"] not in _WORKLOADS:
            names.setdefault(one["kind"], []).append(_HASH.sub("", one["metadata"]["name"]))
    return table(["kind", "names"], ([kind, ", ".join(f"`{name}`" for name in names[kind])] for kind in sorted(names)))
