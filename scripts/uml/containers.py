from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scripts.markdown import table
from scripts.uml.composition import read_composition
from scripts.uml.page import page
from scripts.uml.parts import Arrow, Part, legend, parts_diagram

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.uml.composition import Service

_INTRODUCTION: Final = (
    "The processes of a whole installation and what they store, from `deploy/compose/compose.yaml` and, for those who "
    "run it, `deploy/compose/consoles.yaml`. [How to start it](../delivery/compose.md) is told elsewhere, and "
    "[deployment](deployment.md) shows the same processes in a cluster and on a server."
)
_ASKS: Final = (
    "An arrow is an address that a service is told, by its settings or in its files, with the port. "
    "What is in one box knows the same addresses."
)
_WAITS: Final = "A service begins when those that it points to have come that far."
_KINDS: Final = {"person": "who asks", "ours": "our image", "foreign": "image of others", "store": "volume"}
_MACHINE: Final = Part(name="machine", label="whoever asks this machine", kind="person")


def containers() -> str:
    """Draw who asks whom, what waits for what at the start, and list what each is given."""
    services = read_composition()
    waiting = (arrow for one in services for arrow in _waits(one, services))
    return page(
        "Containers",
        _INTRODUCTION,
        "## Legend",
        legend(_KINDS),
        "## Who asks whom",
        _ASKS,
        parts_diagram("LR", _asking(services)),
        "## What waits for what",
        _WAITS,
        parts_diagram("RL", waiting),
        "## What each is given",
        _list(services),
    )


def _asking(services: list[Service]) -> Iterator[Arrow]:
    groups = [_alike(one, services) for one in services]
    boxes = {one.name: _box(group) for one, group in zip(services, groups, strict=True)}
    for one in services:
        for port in one.published:
            yield Arrow(source=_MACHINE, target=boxes[one.name], said=port.rpartition(":")[2])
        for other, port in one.told.items():
            yield Arrow(source=boxes[one.name], target=boxes[other], said=port)
        for volume in one.volumes:
            store = Part(name=f"volume_{volume}", label=volume, kind="store")
            yield Arrow(source=boxes[one.name], target=store, dotted=True)


def _alike(one: Service, services: Iterable[Service]) -> list[Service]:
    """Return those that know what it knows, and that nobody asks either."""
    asked = {name for other in services for name in other.told}

    def facts(service: Service) -> tuple[object, ...]:
        alone = service.name if service.name in asked or service.published else ""
        return service.image, service.begins, service.told, service.volumes, alone

    return [other for other in services if facts(other) == facts(one)]


def _box(group: list[Service]) -> Part:
    first = group[0]
    when = "" if first.begins == "always" else f"<br>({'at each start' if first.begins == 'once' else first.begins})"
    label = ", ".join(one.name for one in group) + when
    return Part(name=first.name, label=label, kind="ours" if first.is_ours else "foreign")


def _waits(one: Service, services: Iterable[Service]) -> Iterator[Arrow]:
    kinds = {other.name: "ours" if other.is_ours else "foreign" for other in services}
    if one.begins in {"always", "once"}:
        for other, condition in one.waits_for.items():
            source, target = (Part(name=name, label=name, kind=kinds[name]) for name in (one.name, other))
            yield Arrow(source=source, target=target, said="done" if "completed" in condition else condition)


def _list(services: Iterable[Service]) -> str:
    rows = [
        [
            f"`{one.name}`",
            f"`{one.image}`",
            one.begins if one.begins in {"always", "once"} else f"profile `{one.begins}`",
            _code([one.command] if one.command else []),
            _code(one.networks),
            _code(one.volumes),
            "; ".join(filter(None, [_code(one.published), *(f"`{port}` with consoles" for port in one.for_operators)])),
        ]
        for one in services
    ]
    return table(["service", "image", "runs", "command", "networks", "volumes", "published"], rows)


def _code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
