from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scripts.markdown import table
from scripts.uml.classes import read_classes
from scripts.uml.code import below
from scripts.uml.page import page
from scripts.uml.parts import Arrow, Part, legend, parts_diagram
from scripts.uml.wiring import Wiring

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scripts.uml.code import Module
    from scripts.uml.wiring import Provided

_INTRODUCTION: Final = (
    "Who asks what inside a process, one picture or more for each part of the container (`app/container`): a module of "
    "the HTTP API or of the command line asks a use case, a use case asks ports, and adapters answer. A name below a "
    "port says which of several it is; several adapters are alternatives, or stand behind each other. "
    "What another part has is drawn without what that asks."
)
_READS: Final = "A read without a rule has no use case: a route or a command asks the port itself."
_WAYS_IN: Final = {"app.presentation.api": "API", "app.presentation.cli": "command"}
_KINDS: Final = {
    "person": "API or command",
    "ours": "use case, and what it is made of",
    "port": "port",
    "foreign": "adapter",
}
_MOST_ARROWS: Final = 30


def components(code: Mapping[str, Module]) -> str:
    """Draw, for each part of the container, who asks its use cases, and what these ask."""
    wiring = Wiring(code=code, classes=read_classes(code.values())).read()
    drawn = _Components(wiring=wiring, askers=_askers(code, wiring))
    parts = ["## Legend", legend(_KINDS)]
    for module in below("app.container", code):
        for area in module.classes():
            pictures = list(drawn.pictures(area.name))
            if pictures:
                parts += [f"## {area.name}", ast.get_docstring(module.tree) or "", *pictures]
    return page("Components", _INTRODUCTION, *parts, "## Reads", _READS, drawn.reads())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Components:
    wiring: Mapping[str, Provided]
    askers: Mapping[str, Sequence[str]]
    """By what they ask, the modules of the presentation."""

    def pictures(self, area: str) -> Iterator[str]:
        """Yield as many as are needed, that each can be read."""
        arrows: list[Arrow] = []
        for one in self.wiring.values():
            if one.area == area and one.use_case:
                more = [*self._into(one), *self._out_of(one)]
                if len({*arrows, *more}) > _MOST_ARROWS and arrows:
                    yield parts_diagram("LR", arrows)
                    arrows = []
                arrows += more
        if arrows:
            yield parts_diagram("LR", arrows)

    def reads(self) -> str:
        asked = [one for one in self.wiring.values() if one.port and self.askers.get(one.name)]
        ports = sorted({one.port for one in asked if one.port})
        return table(
            ["port", "asked by the API", "asked by commands", "answered by"],
            [[f"`{_short(port)}`", *self._read([one for one in asked if one.port == port])] for port in ports],
        )

    def _read(self, asked: Sequence[Provided]) -> Iterator[str]:
        askers = sorted({name for one in asked for name in self.askers[one.name]})
        for way in _WAYS_IN:
            yield _list(name for name in askers if name.startswith(way))
        yield _list(dict.fromkeys(name for one in asked for name in self._adapters(one)))

    def _into(self, one: Provided) -> Iterator[Arrow]:
        for asker in self.askers.get(one.name, ()):
            way = next(label for package, label in _WAYS_IN.items() if asker.startswith(package))
            asking = Part(name=asker, label=f"{way}<br>{_short(asker)}", kind="person")
            yield Arrow(source=asking, target=self._part(one))

    def _out_of(self, one: Provided) -> Iterator[Arrow]:
        for needed in self._needed(one):
            yield Arrow(source=self._part(one), target=self._part(needed))
            if needed.port:
                yield Arrow(source=self._part(needed), target=_behind(needed.name, self._adapters(needed)))
        for port, adapters in one.answers.items():
            between = Part(name=f"{one.name}_{_short(port)}", label=_short(port), kind="port")
            yield Arrow(source=self._part(one), target=between)
            yield Arrow(source=between, target=_behind(between.name, adapters))

    def _part(self, one: Provided) -> Part:
        if one.use_case:
            return Part(name=one.name, label=_short(one.use_case), kind="ours")
        alone = sum(other.port == one.port for other in self.wiring.values()) == 1
        return Part(name=one.name, label=_short(one.port) + ("" if alone else f"<br>{one.name}"), kind="port")

    def _needed(self, one: Provided) -> list[Provided]:
        """Return the ports and use cases that it is made of, also by what is neither."""
        found: dict[str, Provided] = {}
        for name in one.needs:
            other = self.wiring[name]
            for needed in [other] if other.port or other.use_case else self._needed(other):
                found[needed.name] = needed
        return list(found.values())

    def _adapters(self, one: Provided) -> tuple[str, ...]:
        """Return what answers, and what of the same kind stands behind it."""
        behind = [name for other in self._needed(one) if other.port == one.port for name in self._adapters(other)]
        return (*one.answers.get(one.port or "", ()), *behind)


def _askers(code: Mapping[str, Module], wiring: Mapping[str, Provided]) -> dict[str, list[str]]:
    """Return, by what it takes from the container, or chooses from among that, the modules of the presentation."""
    found: dict[str, list[str]] = {}
    for module in (one for way in _WAYS_IN for one in below(way, code)):
        for name in sorted(_taken(module) & set(wiring)):
            one = wiring[name]
            for taken in [one.name] if one.port or one.use_case else one.needs:
                if module.name not in found.setdefault(taken, []):
                    found[taken].append(module.name)
    return found


def _taken(module: Module) -> set[str]:
    nodes = (one for one in ast.walk(module.tree) if isinstance(one, ast.Attribute))
    return {one.attr for one in nodes if _is_container(one.value)}


def _is_container(node: ast.expr) -> bool:
    return ast.unparse(node).partition("(")[0].endswith(("container", "container_of"))


def _behind(name: str, adapters: tuple[str, ...]) -> Part:
    return Part(name=f"{name}_adapters", label="<br>".join(map(_short, adapters)), kind="foreign")


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{_short(name)}`" for name in names)


def _short(name: str | None) -> str:
    return (name or "").rpartition(".")[2]
