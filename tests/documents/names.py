"""What stands in code in the middle of a text is a name of something that is there."""

from __future__ import annotations

import re
import shlex
from functools import cache
from typing import TYPE_CHECKING, Final

from app.settings import Settings
from tests.conftest import ROOT
from tests.documents.commands import objection_to_words
from tests.documents.routes import objection_to_route
from tests.documents.words_elsewhere import WORDS_ELSEWHERE
from tests.typer_commands import ours

if TYPE_CHECKING:
    from pathlib import Path

SOURCES: Final = ("app", "benchmarks", "client", "data", "deploy", "examples", "migrations", "requirements", "scripts")
"""What a name may come from; documents and tests are no proof that it is still there."""
FILES: Final = ("Makefile", "pyproject.toml", "alembic.ini", ".github", ".ci")
_NO_TEXTS: Final = {".gz", ".ico", ".mo", ".parquet", ".png", ".svg", ".woff2"}
WRITTEN_LATER: Final = {"deploy/compose/secrets"}
"""What commands write beside the sources."""
_ROUTE: Final = re.compile(r"^(?:(GET|POST|PUT|DELETE) )?([/…][\w/{}.…?=:&-]*)$")
_WORD: Final = re.compile(r"[^\W\d_][\w-]*", re.UNICODE)
_OPEN: Final = re.compile(r"…|<[A-Za-z -]+>|\{\w+\}")
_MOST_BYTES: Final = 2_000_000


def objection_to_name(name: str, document: Path) -> str | None:
    """Return what is wrong with a name, if anything is."""
    command = _as_command(name)
    if command:
        return next(filter(None, map(objection_to_words, _alternatives(command))), None)
    route = _ROUTE.match(name)
    if route and (route[1] or name.startswith(("/v1", "/health"))):
        return objection_to_route(route[1], route[2])
    if _is_path(name, document) or (route and name.startswith("…") and not objection_to_route(None, name)):
        return None
    if _should_be_path(name):
        return f"no such path: {name}"
    return _objection_to_words(name)


def _as_command(name: str) -> str | None:
    name = name.removeprefix(".venv/bin/")
    first, *others = name.split(" ")
    if re.search(r"(^| )make ", name) or first in {"predictiondex", "python", "python3"} - {name}:
        return name
    return f"predictiondex {name}" if others and first in ours().commands else None


def _alternatives(command: str) -> list[list[str]]:
    """Return the commands that are meant where bars stand between the last words of one."""
    first, *others = command.split(" | ")
    words = shlex.split(first)
    return [words, *([*words[:-1], *shlex.split(one)] for one in others)]


def _is_path(name: str, document: Path) -> bool:
    """Say whether it leads to a file from the root, from the document, or from further inside."""
    return any((folder / name).exists() for folder in (ROOT, document.parent)) or name.strip("/") in _ends_of_paths()


def _should_be_path(name: str) -> bool:
    first, *others = name.split("/")
    return (
        bool(others and first and (ROOT / first).is_dir() and first != "var" and not _OPEN.search(name))
        and name not in WRITTEN_LATER
    )


def _objection_to_words(name: str) -> str | None:
    known = _words() | WORDS_ELSEWHERE | _settings()
    strangers = [one for one in _WORD.findall(_OPEN.sub(" ", name)) if one not in known]
    if name.startswith("…_") and any(one.endswith(name.removeprefix("…")) for one in _settings()):
        return None
    return f"nobody knows: {', '.join(strangers)}" if strangers else None


@cache
def _settings() -> frozenset[str]:
    names = [f"PREDICTIONDEX_{one.upper()}" for one in Settings.model_fields]
    return frozenset(name + end for name in names for end in ("", "_FILE"))


@cache
def _words() -> frozenset[str]:
    """Return every word of the sources, with the parts of those with hyphens in them."""
    found: set[str] = set()
    for file in _files():
        if file.suffix != ".md":
            found.update(_WORD.findall(_text_of(file)))
    return frozenset(found)


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:  # somebody's own file, which is no text
        return ""


@cache
def _files() -> list[Path]:
    roots = [ROOT / name for name in (*SOURCES, *FILES) if (ROOT / name).exists()]
    files = [file for root in roots for file in ([root] if root.is_file() else _below(root))]
    return [one for one in files if one.suffix not in _NO_TEXTS and one.stat().st_size < _MOST_BYTES]


def _below(root: Path) -> list[Path]:
    skipped = {"node_modules", "__pycache__"}
    return [one for one in root.rglob("*") if one.is_file() and not skipped & set(one.parts)]


@cache
def _ends_of_paths() -> frozenset[str]:
    """Return each path of the sources, and what is left of it where folders above are left out."""
    ends: set[str] = set()
    for file in _files():
        parts = file.relative_to(ROOT).parts
        ends.update("/".join(parts[i:j]) for j in range(1, len(parts) + 1) for i in range(j))
    return frozenset(ends)
