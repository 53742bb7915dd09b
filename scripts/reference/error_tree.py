"""Every error of the tree with what it says, read from the text of the code."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scripts.uml.code import read_code

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.uml.code import Module

_ROOT: Final = "app.domain.errors.PredictionDexError"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownError:
    module: str
    name: str
    lineage: tuple[str, ...]
    """Its own name and those of what it is a kind of, the nearest first."""
    message: str
    told: str
    """When it comes about, in the words of its class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Class:
    module: Module
    node: ast.ClassDef

    @property
    def parents(self) -> list[str]:
        return [name for base in self.node.bases for name in self.module.resolve(base)]


def known_errors(folder: Path) -> list[KnownError]:
    """Return those below `PredictionDexError`, by the modules that they live in."""
    classes = {
        f"{module.name}.{node.name}": _Class(module=module, node=node)
        for module in read_code(folder, having="Error(").values()
        for node in module.classes()
    }
    lineages = {name: _lineage(name, classes) for name in classes}
    return [_known(name, classes, lineage) for name, lineage in lineages.items() if _ROOT in lineage and name != _ROOT]


def _lineage(name: str, classes: Mapping[str, _Class]) -> list[str]:
    parents = classes[name].parents if name in classes else []
    return [name, *(inner for parent in parents for inner in _lineage(parent, classes))]


def _known(name: str, classes: Mapping[str, _Class], lineage: list[str]) -> KnownError:
    one = classes[name]
    messages = (_message(classes[known].node) for known in lineage if known in classes)
    told = ast.get_docstring(one.node) or ""
    return KnownError(
        module=one.module.name,
        name=one.node.name,
        lineage=tuple(known.rpartition(".")[2] for known in lineage),
        message=next((said for said in messages if said), ""),
        told=told.split("\n\n", 1)[0],
    )


def _message(node: ast.ClassDef) -> str:
    """Return what the class hands to `Exception`, with names in braces for what it fills in."""
    for call in (one for one in ast.walk(node) if isinstance(one, ast.Call)):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "__init__" and call.args:
            return "" if isinstance(call.args[0], ast.Name) else _text(call.args[0]).replace("\n", " ")
    return ""


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return f"{{{_name(node.value)}}}"
    if isinstance(node, ast.IfExp):
        return f"{_text(node.body)}, or {_text(node.orelse)}"
    if isinstance(node, ast.BinOp):
        return _text(node.left) + _text(node.right)
    return f"{{{_name(node)}}}"


def _name(node: ast.expr) -> str:
    """Return the last name of an expression, which says best what will stand there."""
    names = [
        one.attr if isinstance(one, ast.Attribute) else one.id
        for one in ast.walk(node)
        if isinstance(one, ast.Attribute | ast.Name)
    ]
    return next((one for one in names if one not in {"self", "str", "dict", "join", "sorted", "total_seconds"}), "…")
