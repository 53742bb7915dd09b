"""The documents of the repository, but not those of packages, nor what is made again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
_FOLDERS: Final = ("docs", "data", "deploy", "client", "examples")
_MADE: Final = {"build", "dist", "node_modules", "var"}


def documents(root: Path = ROOT) -> list[Path]:
    """Return all, a folder's own page before the others of the folder."""
    found = [*root.glob("*.md"), *(file for name in _FOLDERS for file in _inside(root / name))]
    return sorted(found, key=lambda one: (one.parent, one.name != "README.md", one.name))


def _inside(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders[:] = (name for name in folders if name not in _MADE and not name.startswith("."))
        yield from (Path(folder, name) for name in files if name.endswith(".md"))
