from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scripts.uml.code import below, packages_of
from scripts.uml.page import diagram, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scripts.uml.code import Import, Module

_INTRODUCTION: Final = (
    "Imports point inwards: `main → container → presentation | infrastructure | settings → application → domain` "
    "([why](../adr/0001-layers-and-one-container.md)). "
    "A solid arrow is an import that runs, a dotted one is for the type checker only. "
    "A picture shows the packages of a layer and of the next one further in; a layer beyond that is one box."
)
_NEXT: Final = {
    "app.presentation": "app.application",
    "app.infrastructure": "app.application",
    "app.application": "app.domain",
}
_DEPTH: Final = 3
_MANY: Final = 4
"""Packages inside a package, that they are worth a picture of their own."""


def layers(code: Mapping[str, Module]) -> str:
    """Draw who imports whom: the layers, then each layer's packages with what they reach."""
    names = sorted({_layer(name) for name in code if "." in name})
    imports = {module.name: list(module.imports(code)) for module in code.values()}
    overview = diagram("flowchart TD", [*(_box(name) for name in names), *_arrows(imports, _layer)])
    parts = ["## Layers", overview]
    for name in names:
        inside = below(name, code)
        if len(packages_of(inside)) > 1:
            reached = {module.name: imports[module.name] for module in inside}
            parts += [f"## Packages of {_short(name)}", _packages(name, reached, code)]
            parts += [
                part for one in _large(inside) for part in (f"### Inside {_short(one)}", _inside(one, reached, code))
            ]
    return page("Layers", _INTRODUCTION, *parts)


def _packages(layer: str, imports: Mapping[str, list[Import]], code: Mapping[str, Module]) -> str:
    def group(name: str) -> str:
        package = _outer(code[name].package)
        return package if _layer(package) in {layer, _NEXT.get(layer)} else _layer(package)

    arrows = list(_arrows(imports, group))
    drawn = {group(name) for name in imports} | {group(one.module) for found in imports.values() for one in found}
    lines = []
    for among in sorted({_layer(package) for package in drawn}, key=lambda one: (one != layer, one)):
        boxes = [_box(package, among) for package in sorted(drawn) if _layer(package) == among]
        if among in {layer, _NEXT.get(layer)}:
            lines += [f"subgraph {_short(among)}_layer [{_short(among)}]", *(f"    {box}" for box in boxes), "end"]
        else:
            lines += [_box(among)]
    return diagram("flowchart LR", [*lines, *arrows])


def _large(inside: list[Module]) -> list[str]:
    """Return the packages that have many inside."""
    outer = [_outer(package) for package in packages_of(inside) if package != _outer(package)]
    return sorted({one for one in outer if outer.count(one) >= _MANY})


def _inside(package: str, imports: Mapping[str, list[Import]], code: Mapping[str, Module]) -> str:
    names = [name for name in imports if _outer(code[name].package) == package]
    own = {name: [one for one in imports[name] if one.module in names] for name in names}
    boxes = (_box(one, package) for one in sorted({code[name].package for name in names}))
    return diagram("flowchart LR", [*boxes, *_arrows(own, lambda name: code[name].package)])


def _outer(package: str) -> str:
    return ".".join(package.split(".")[:_DEPTH])


def _arrows(imports: Mapping[str, Iterable[Import]], group: Callable[[str], str]) -> Iterator[str]:
    runs: dict[tuple[str, str], bool] = {}
    for name, found in imports.items():
        for one in found:
            ends = group(name), group(one.module)
            runs[ends] = runs.get(ends, False) or not one.only_types
    for (source, target), solid in sorted(runs.items()):
        if source != target:
            yield f"{_id(source)} {'-->' if solid else '-.->'} {_id(target)}"


def _layer(name: str) -> str:
    return ".".join(name.split(".")[:2])


def _short(name: str) -> str:
    return name.partition(".")[2]


def _id(name: str) -> str:
    return _short(name).replace(".", "_")


def _box(name: str, group: str = "") -> str:
    inside = _short(name).removeprefix(f"{_short(group)}.")
    return f'{_id(name)}["{"its own modules" if name == group else inside}"]'
