"""Classes as diagrams show them."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.uml.code import Module


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    name: str
    parameters: tuple[str, ...] | None
    """None for what is read like a field."""
    type: str
    mentions: tuple[str, ...]
    """The full names in its type, and in those of its parameters."""
    many: str
    """How often the type stands there: `1`, `0..1` or `*`."""
    derived: bool = False

    def __str__(self) -> str:
        if self.parameters is not None:
            return f"{self.name}({', '.join(self.parameters)}) {self.type}".rstrip()
        return f"{'/' * self.derived}{self.name}: {self.type}".removesuffix(": ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Class:
    module: Module
    name: str
    bases: tuple[str, ...]
    """In full."""
    fields: tuple[Member, ...]
    properties: tuple[Member, ...]
    methods: tuple[Member, ...]
    holds: frozenset[str]
    """In full: the types of its fields and of what it is built of."""

    @property
    def full_name(self) -> str:
        return f"{self.module.name}.{self.name}"

    @property
    def is_enumeration(self) -> bool:
        return any(base.endswith("Enum") for base in self.bases)

    @property
    def is_protocol(self) -> bool:
        return "typing.Protocol" in self.bases

    @property
    def members(self) -> tuple[Member, ...]:
        return (*self.fields, *self.properties, *self.methods)


def read_classes(modules: Iterable[Module]) -> dict[str, Class]:
    """Return every public class by its full name, in the order of modules and lines."""
    found = (_read(module, node) for module in modules for node in module.classes() if not node.name.startswith("_"))
    return {one.full_name: one for one in found}


def _read(module: Module, node: ast.ClassDef) -> Class:
    functions = [one for one in node.body if isinstance(one, ast.FunctionDef)]
    shown = [one for one in functions if not one.name.startswith("_") or one.name == "__call__"]
    fields = tuple(_fields(module, node))
    built_of = (one.annotation for function in functions if function.name == "__init__" for one in _arguments(function))
    return Class(
        module=module,
        name=node.name,
        bases=tuple(name for base in node.bases for name in module.resolve(base)),
        fields=fields,
        properties=tuple(_property(module, one) for one in shown if _is_property(one)),
        methods=tuple(_method(module, one) for one in shown if not _is_property(one)),
        holds=frozenset(
            [name for one in fields for name in one.mentions]
            + [name for one in built_of for name in module.resolve(one)]
        ),
    )


def _fields(module: Module, node: ast.ClassDef) -> Iterator[Member]:
    for one in node.body:
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and not one.target.id.startswith("_"):
            yield _field(module, one.target.id, one.annotation)
        elif isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name) and one.targets[0].id.isupper():
            yield _field(module, one.targets[0].id, None)


def _field(module: Module, name: str, annotation: ast.expr | None) -> Member:
    return Member(
        name=name,
        parameters=None,
        type=_written(annotation),
        mentions=tuple(module.resolve(annotation)),
        many=_many(annotation),
    )


def _property(module: Module, function: ast.FunctionDef) -> Member:
    return Member(
        name=function.name,
        parameters=None,
        type=_written(function.returns),
        mentions=tuple(module.resolve(function.returns)),
        many=_many(function.returns),
        derived=True,
    )


def _method(module: Module, function: ast.FunctionDef) -> Member:
    arguments = [one for one in _arguments(function) if one.arg not in {"self", "cls"}]
    types = [*(one.annotation for one in arguments), function.returns]
    return Member(
        name=function.name,
        parameters=tuple(one.arg for one in arguments),
        type=_written(function.returns),
        mentions=tuple(name for one in types for name in module.resolve(one)),
        many="1",
    )


def _arguments(function: ast.FunctionDef) -> list[ast.arg]:
    return [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]


def _is_property(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(one, ast.Name) and one.id in {"property", "cached_property"} for one in function.decorator_list
    )


def _written(annotation: ast.expr | None) -> str:
    return "" if annotation is None else ast.unparse(annotation).replace("np.", "")


def _many(annotation: ast.expr | None) -> str:
    if isinstance(annotation, ast.BinOp):
        return "0..1"
    return "*" if isinstance(annotation, ast.Subscript) else "1"
