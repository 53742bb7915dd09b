from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scripts.uml.code import below, packages_of
from scripts.uml.page import diagram, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scripts.uml.code import Module

_INTRODUCTION: Final = (
    "Imports point inwards: `main → container → presentation | infrastructure | settings → application → domain` "
    "([why](../adr/0001-layers-and-one-container.md)). "
    "A solid arrow is an import that runs, a dotted one is for the type checker only."
)


def layers(code: Mapping[str, Module]) -> str:
    """Draw who imports whom: the layers, then each layer's packages with what they reach."""
    names = sorted({_layer(name) for name in code if "." in name})
    overview = diagram("flowchart TD", [*(_box(name) for name in names), *_arrows(code, code.values(), _layer)])
    parts = ["## Layers", overview]
    for name in names:
        inside = below(name, code)
        if len(packages_of(inside)) > 1:
            parts += [f"## Packages of {_short(name)}", _packages(name, inside, code)]
    return page("Layers", _INTRODUCTION, *parts)


def _packages(layer: str, inside: list[Module], code: Mapping[str, Module]) -> str:
    arrows = list(_arrows(code, inside, lambda name: code[name].package))
    drawn = {module.package for module in inside} | {
        code[one.module].package for module in inside for one in module.imports(code)
    }
    lines = []
    for group in sorted({_layer(package) for package in drawn}, key=lambda one: (one != layer, one)):
        lines += [f"subgraph {_short(group)}_layer [{_short(group)}]"]
        lines += [f"    {_box(package, group)}" for package in sorted(drawn) if _layer(package) == group]
        lines += ["end"]
    return diagram("flowchart TD", [*lines, *arrows])


def _arrows(code: Mapping[str, Module], modules: Iterable[Module], group: Callable[[str], str]) -> Iterator[str]:
    runs: dict[tuple[str, str], bool] = {}
    for module in modules:
        for one in module.imports(code):
            ends = group(module.name), group(one.module)
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
