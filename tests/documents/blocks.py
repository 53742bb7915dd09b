"""What stands in blocks of a document, as what would read it understands it."""

from __future__ import annotations

import ast
import builtins
import configparser
import importlib
import json
import re
import tomllib
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

import yaml

from app.infrastructure.sources.own_files.columns import MOVES_LAYOUT, POKEMON_LAYOUT
from tests.documents.commands import objection_to_module, objection_to_script
from tests.documents.routes import fields
from tests.monitoring import objections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ELISION: Final = "..."
"""A key that stands for those that are left out."""
_SEPARATOR: Final = re.compile(r"[,;\t|]")
_CRON_FIELDS: Final = 5


def objection_to_block(language: str, text: str, *, before: str = "") -> str | None:
    """Return what is wrong with a block, if anything is; `before` are those of its language that a reader has read."""
    if language not in LANGUAGES:
        return f"no language that is known: {language or 'none'}"
    try:
        if language == "python":
            return _objection_to_python(text, before)
        return _READERS[language](text) if language in _READERS else None
    except (ImportError, ValueError, SyntaxError, yaml.YAMLError, configparser.Error) as error:
        return str(error) or type(error).__name__


def _objection_to_json(text: str) -> str | None:
    strangers = set(_keys(json.loads(text))) - fields() - {ELISION}
    return f"no fields of the API: {', '.join(sorted(strangers))}" if strangers else None


def _keys(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node
    for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _keys(one)


def _objection_to_python(text: str, before: str) -> str | None:
    tree = _parsed(text)
    known = {*dir(builtins), *_given(_parsed(before)), *_given(tree)}
    used = {one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}
    absent = next(filter(None, map(_absent, ast.walk(tree))), None)
    return absent or (f"nobody has said: {', '.join(sorted(used - known))}" if used - known else None)


def _parsed(text: str) -> ast.Module:
    compile(text, "block", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    return ast.parse(text)


def _given(tree: ast.Module) -> set[str]:
    """Return the names that it gives to anything."""
    imported = (one for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom) for one in node.names)
    return {
        *(one.asname or one.name.partition(".")[0] for one in imported),
        *(one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)),
        *(one.arg for one in ast.walk(tree) if isinstance(one, ast.arg)),
        *(one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)),
    }


def _absent(node: ast.AST) -> str | None:
    """Say what it imports that is not there."""
    if isinstance(node, ast.Import):
        return next(filter(None, (objection_to_module(one.name) for one in node.names)), None)
    if isinstance(node, ast.ImportFrom) and node.module:
        missing = [one.name for one in node.names if not _has(node.module, one.name)]
        return f"{node.module} has no {', '.join(missing)}" if missing else None
    return None


def _has(module: str, name: str) -> bool:
    return hasattr(importlib.import_module(module), name) or bool(find_spec(f"{module}.{name}"))


def _objection_to_promql(text: str) -> str | None:
    return next(iter(objections(text)), None)


def _objection_to_csv(text: str) -> str | None:
    headings = _SEPARATOR.split(text.partition("\n")[0])
    widths = {len(_SEPARATOR.split(line)) for line in text.splitlines()}
    if not any(all(map(layout.column, headings)) for layout in (POKEMON_LAYOUT, MOVES_LAYOUT)):
        return f"columns that no file has: {headings}"
    return None if widths == {len(headings)} else "lines of different lengths"


def _objection_to_cron(text: str) -> str | None:
    for line in text.splitlines():
        *_times, _user, command = line.split(maxsplit=_CRON_FIELDS + 1)
        said = objection_to_script(command)
        if said:
            return said
    return None


def _parsing(parse: Callable[[str], Any]) -> Callable[[str], str | None]:
    def read(text: str) -> str | None:
        parse(text)
        return None

    return read


_READERS: Final[dict[str, Callable[[str], str | None]]] = {
    "cron": _objection_to_cron,
    "csv": _objection_to_csv,
    "ini": _parsing(lambda text: configparser.ConfigParser(strict=False).read_string(text)),
    "json": _objection_to_json,
    "promql": _objection_to_promql,
    "toml": _parsing(tomllib.loads),
    "yaml": _parsing(lambda text: list(yaml.safe_load_all(text))),
}
LANGUAGES: Final = {*_READERS, "diff", "markdown", "mermaid", "python", "sh", "text"}
"""Those that have no reader here are read elsewhere: test_worked_example applies a diff, test_names reads commands."""
