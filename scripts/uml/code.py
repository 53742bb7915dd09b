"""What the diagrams need to know of the code, read from its text; nothing of it is run."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    module: str
    only_types: bool
    """It stands under `if TYPE_CHECKING`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    name: str
    package: str
    """The folder that it is in; a module of the root stands for itself."""
    tree: ast.Module
    names: Mapping[str, str]
    """What each imported or defined name stands for, in full."""

    @property
    def short(self) -> str:
        return self.name.rpartition(".")[2]

    def resolve(self, node: ast.AST | None) -> list[str]:
        """Return, in full, every known name in an expression, in the order in which they are written."""
        found = [one for one in ast.walk(node) if isinstance(one, ast.Name)] if node else []
        found.sort(key=lambda one: (one.lineno, one.col_offset))
        return [self.names[one.id] for one in found if one.id in self.names]

    @property
    def functions(self) -> tuple[str, ...]:
        """Return the public ones."""
        defined = (one.name for one in self.tree.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))
        return tuple(name for name in defined if not name.startswith("_"))

    def classes(self) -> Iterator[ast.ClassDef]:
        for node in self.tree.body:
            if isinstance(node, ast.ClassDef):
                yield node

    def imports(self, known: Mapping[str, Module]) -> Iterator[Import]:
        """Yield what it imports of ours."""
        hidden = {inner for node in ast.walk(self.tree) if _is_for_types(node) for inner in _below(node)}
        for node in ast.walk(self.tree):
            for name in _imported(node):
                module = name if name in known else name.rpartition(".")[0]
                if module in known:
                    yield Import(module=module, only_types=node in hidden)


def read_code(folder: Path, *, having: str = "") -> dict[str, Module]:
    """Return every module below a package's folder whose text has this in it, by its name, sorted."""
    texts = {file: file.read_text(encoding="utf-8") for file in folder.rglob("*.py")}
    modules = (_read(file, folder, text) for file, text in texts.items() if having in text)
    return {one.name: one for one in sorted(modules, key=lambda one: one.name)}


def below(package: str, code: Mapping[str, Module]) -> list[Module]:
    return [one for one in code.values() if one.name.startswith(f"{package}.")]


def packages_of(modules: Sequence[Module]) -> list[str]:
    return sorted({one.package for one in modules})


def _read(file: Path, folder: Path, text: str) -> Module:
    parts = [folder.name, *file.relative_to(folder).with_suffix("").parts]
    if parts[-1] == "__init__":
        parts.pop()
        package = ".".join(parts)
    else:
        package = ".".join(parts[:-1] if len(parts) > 2 else parts)  # noqa: PLR2004 - the root and a module in it
    name = ".".join(parts)
    tree = ast.parse(text)
    return Module(name=name, package=package, tree=tree, names=_names(name, tree))


def _names(module: str, tree: ast.Module) -> dict[str, str]:
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    defined = [one.name for one in tree.body if isinstance(one, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)]
    return names | {name: f"{module}.{name}" for name in defined}


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{one.name}" for one in node.names]
    return []


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _below(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        yield from ast.walk(child)
