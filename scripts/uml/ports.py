from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scripts.uml.classes import read_classes
from scripts.uml.page import bare_box, class_box, class_diagram, diagram, page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scripts.uml.classes import Class
    from scripts.uml.code import Module

_PORTS: Final = "app.application.ports"
_APPLICATION: Final = "app.application"
_INTRODUCTION: Final = (
    "What the application asks of the outside. An adapter inherits its port; a use case, or another adapter, holds it."
)


def ports(code: Mapping[str, Module]) -> str:
    """Draw all ports between use cases and adapters, then each port with what it speaks of."""
    classes = read_classes(code.values())
    found = [one for one in classes.values() if one.module.package == _PORTS and one.is_protocol]
    parts = ["## All", _overview(found, classes)]
    for port in sorted(found, key=lambda one: one.name):
        parts += [f"## {port.name}", _around(port, classes), _errors(port, classes)]
    return page("Ports", _INTRODUCTION, *filter(None, parts))


def _overview(found: Iterable[Class], classes: Mapping[str, Class]) -> str:
    boxes: dict[str, str] = {}
    arrows = []
    for port in found:
        boxes[port.name] = f'{port.name}(["{port.name}"])'
        for one in filter(_is_use_case, _holders(port, classes)):
            boxes[one.name] = f'{one.name}["{one.name}"]'
            arrows.append(f"{one.name} --> {port.name}")
        for one in _adapters(port, classes):
            boxes[one.name] = f'{one.name}["{one.name}"]'
            arrows.append(f"{port.name} -.- {one.name}")
    return diagram("flowchart LR", [*(boxes[name] for name in sorted(boxes)), *sorted(arrows)])


def _around(port: Class, classes: Mapping[str, Class]) -> str:
    values, adapters, holders = list(_values(port, classes)), _adapters(port, classes), _holders(port, classes)
    boxes = {one.name: class_box(one) for one in values}
    boxes |= {one.name: bare_box(one.name, _place(one)) for one in (*adapters, *holders)}
    arrows = [
        *(f"{one.name} o-- {port.name}" for one in holders),
        *(f"{port.name} <|.. {one.name}" for one in adapters),
        *(f"{port.name} ..> {one.name}" for one in values),
    ]
    lines = [line for box in (class_box(port, stereotype="port"), *boxes.values()) for line in box]
    return class_diagram([*lines, *arrows])


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


def _is_use_case(one: Class) -> bool:
    return one.module.package == _APPLICATION


def _place(one: Class) -> str:
    return "use case" if _is_use_case(one) else one.module.package.removeprefix("app.")
