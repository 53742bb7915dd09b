"""What the container wires, read from its text."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scripts.uml.code import below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scripts.uml.classes import Class
    from scripts.uml.code import Module

_CONTAINER: Final = "app.container"
_PORTS: Final = "app.application.ports."
_APPLICATION: Final = "app.application."
_INFRASTRUCTURE: Final = "app.infrastructure."


@dataclass(frozen=True, slots=True, kw_only=True)
class Provided:
    """One thing that the container has; the classes are in full."""

    name: str
    area: str
    """The part of the container that it stands in."""
    port: str | None
    use_case: str | None
    """The class of the application that it is, unless it is behind a port."""
    answers: Mapping[str, tuple[str, ...]]
    """By ports, the adapters that are made for it."""
    needs: tuple[str, ...]
    """The names of others that it is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    code: Mapping[str, Module]
    classes: Mapping[str, Class]

    def read(self) -> dict[str, Provided]:
        """Return all that the container has by its name, in the order of modules and lines."""
        assigned = [(module, one) for module in below(_CONTAINER, self.code) for one in _assigned(module)]
        known = {one.name for _, one in assigned}
        return {one.name: self._provided(module, one, known) for module, one in assigned}

    def _provided(self, module: Module, one: _Assigned, known: set[str]) -> Provided:
        written = [*module.resolve(one.annotation), *module.resolve(one.value)]
        answers = self._answers(self._named(module, one.value))
        kinds = [name for name in written if self._is_port(name) or self._is_of_application(name)]
        kind = next(iter([*kinds, *answers]), None)
        is_use_case = kind is not None and self._is_of_application(kind)
        return Provided(
            name=one.name,
            area=one.area,
            port=None if is_use_case else kind,
            use_case=kind if is_use_case else None,
            answers=answers,
            needs=tuple(dict.fromkeys(name for name in _mentioned(one.value) if name in known - {one.name})),
        )

    def _answers(self, adapters: Iterable[str]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for one in dict.fromkeys(adapters):
            for port in self._ports_of(one):
                found[port] = (*found.get(port, ()), one)
        return found

    def _is_port(self, name: str) -> bool:
        return name.startswith(_PORTS) and name in self.classes and self.classes[name].is_protocol

    def _is_of_application(self, name: str) -> bool:
        return name.startswith(_APPLICATION) and not name.startswith(_PORTS) and name in self.classes

    def _named(self, module: Module, node: ast.AST) -> Iterator[str]:
        """Yield the classes of the infrastructure that are named, here or in the functions that are named here."""
        yield from (one for one in module.resolve(node) if one.startswith(_INFRASTRUCTURE))
        for home, function in self._functions(module, node):
            yield from (one for one in home.resolve(function) if one.startswith(_INFRASTRUCTURE))

    def _functions(self, module: Module, node: ast.AST) -> Iterator[tuple[Module, ast.FunctionDef]]:
        for one in ast.walk(node):
            if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name):
                home = self.code.get(module.names.get(one.value.id, ""))
                yield from ((home, found) for found in _defined(home, one.attr) if home)

    def _ports_of(self, name: str) -> list[str]:
        bases = self.classes[name].bases if name in self.classes else ()
        return [base for base in bases if self._is_port(base)] or [
            port for base in bases for port in self._ports_of(base)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Assigned:
    area: str
    name: str
    annotation: ast.expr | None
    value: ast.expr


def _assigned(module: Module) -> Iterator[_Assigned]:
    for area in module.classes():
        for node in area.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
                yield _Assigned(area=area.name, name=node.target.id, annotation=node.annotation, value=node.value)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                yield _Assigned(area=area.name, name=node.targets[0].id, annotation=None, value=node.value)


def _mentioned(value: ast.expr) -> Iterator[str]:
    """Yield what may be the name of another: one of the same part, or of a part that begins with a capital."""
    for one in ast.walk(value):
        if isinstance(one, ast.Name):
            yield one.id
        elif isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id[:1].isupper():
            yield one.attr


def _defined(module: Module | None, name: str) -> Iterator[ast.FunctionDef]:
    for one in module.tree.body if module else ():
        if isinstance(one, ast.FunctionDef) and one.name == name:
            yield one
