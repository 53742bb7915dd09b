from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scripts.markdown import table
from scripts.uml.classes import read_classes
from scripts.uml.page import bare_box, class_box, class_diagram, page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scripts.uml.classes import Class
    from scripts.uml.code import Module

_PORTS: Final = "app.application.ports"
_MOST_ABREAST: Final = 3
_INTRODUCTION: Final = (
    "What the application asks of the outside. A use case, or another adapter, asks a port, and an adapter, which "
    "inherits it, answers. [Components](components.md) shows in pictures who asks what. "
    "Below a port is the data that its own module defines."
)


def ports(code: Mapping[str, Module]) -> str:
    """List all ports between use cases and adapters, then draw each with what it speaks of."""
    classes = read_classes(code.values())
    found = sorted(
        (one for one in classes.values() if one.module.package == _PORTS and one.is_protocol),
        key=lambda one: one.name,
    )
    parts = ["## All", _overview(found, classes)]
    for port in found:
        parts += [f"## {port.name}", _around(port, classes), _errors(port, classes)]
    return page("Ports", _INTRODUCTION, *filter(None, parts))


def _overview(found: Iterable[Class], classes: Mapping[str, Class]) -> str:
    rows = [
        [f"[{port.name}](#{port.name.lower()})", _names(_holders(port, classes)), _names(_adapters(port, classes))]
        for port in found
    ]
    return table(["port", "asked by", "answered by"], rows)


def _names(them: Iterable[Class]) -> str:
    return ", ".join(f"`{one.name}`" for one in them)


def _around(port: Class, classes: Mapping[str, Class]) -> str:
    values, adapters = list(_values(port, classes)), _adapters(port, classes)
    boxes = {one.name: class_box(one) for one in values}
    boxes |= {one.name: bare_box(one.name, one.module.package.removeprefix("app.")) for one in adapters}
    arrows = [
        *(f"{port.name} <|.. {one.name}" for one in adapters),
        *(f"{port.name} ..> {one.name}" for one in values),
    ]
    lines = [line for box in (class_box(port, stereotype="port"), *boxes.values()) for line in box]
    # Beside each other, more would be wider than a page.
    return class_diagram([*(["direction LR"] if len(boxes) > _MOST_ABREAST else []), *lines, *arrows])


def _adapters(port: Class, classes: Mapping[str, Class]) -> list[Class]:
    return sorted((one for one in classes.values() if port.full_name in one.bases), key=lambda one: one.name)


def _holders(port: Class, classes: Mapping[str, Class]) -> list[Class]:
    # A module of the root is in no layer: the container wires what others hold.
    found = (one for one in classes.values() if port.full_name in one.holds and one.module.package != one.module.name)
    return sorted(found, key=lambda one: one.name)


def _values(port: Class, classes: Mapping[str, Class]) -> Iterator[Class]:
    """Yield the data that the port's own module defines."""
    for one in classes.values():
        if one.module == port.module and one != port and not one.name.endswith("Error"):
            yield one


def _errors(port: Class, classes: Mapping[str, Class]) -> str:
    own = [one.name for one in classes.values() if one.module == port.module and one.name.endswith("Error")]
    return "Errors of its own: " + ", ".join(f"`{name}`" for name in sorted(own)) + "." if own else ""
