"""Compiled rules may not outlive the arrays that they work on."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import app.domain.battle

MODULES = sorted(Path(app.domain.battle.__file__).parent.rglob("*.py"))
ALLOCATES = {"empty", "zeros", "full", "ones", "copy", "empty_like", "zeros_like"}


@pytest.mark.parametrize("module", MODULES, ids=lambda file: file.stem)
def test_no_name_is_given_to_a_record_of_an_array_that_is_made_there(module: Path) -> None:
    """Numba frees an array after the last use of its name, whatever records of it are still in use."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    compiled = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) and is_compiled(one)]

    assert [f"{one.name}: {view}" for one in compiled for view in views_of_its_own(one)] == []


def test_such_a_name_is_seen() -> None:
    (function,) = ast.parse("def f():\n    a, b = np.empty(2), np.zeros(1)\n    r, n = b[0], 3\n    return r").body

    assert isinstance(function, ast.FunctionDef)
    assert views_of_its_own(function) == ["r"]


def is_compiled(function: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Name) and one.id in {"entry", "rule"} for one in function.decorator_list)


def views_of_its_own(function: ast.FunctionDef) -> list[str]:
    given = [pair for one in ast.walk(function) if isinstance(one, ast.Assign) for pair in pairs(one)]
    made = {name for name, value in given if allocates(value)}
    return [name for name, value in given if array_of(value) in made]


def pairs(assignment: ast.Assign) -> list[tuple[str, ast.expr]]:
    (target,), value = assignment.targets, assignment.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        both = zip(target.elts, value.elts, strict=True)
        return [(one.id, other) for one, other in both if isinstance(one, ast.Name)]
    return [(target.id, value)] if isinstance(target, ast.Name) else []


def allocates(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr in ALLOCATES


def array_of(value: ast.expr) -> str | None:
    return value.value.id if isinstance(value, ast.Subscript) and isinstance(value.value, ast.Name) else None
