"""What the repository tells people, and which page of the site each document becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from scripts.documents import documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEADING: Final = re.compile(r"^# (.+)$", re.MULTILINE)
_MARKS: Final = re.compile(r"[`*]|\[(?=[^\]]+\]\()|\]\([^)]*\)")
_PAGES: Final = {
    PurePosixPath("README.md"): PurePosixPath("overview.md"),
    PurePosixPath("scripts/site/home.md"): PurePosixPath("index.md"),
}
_TITLES: Final = {
    PurePosixPath("README.md"): "Overview",
    PurePosixPath("README.fr.md"): "En français",
    PurePosixPath("scripts/site/home.md"): "Home",
}
"""Of documents that begin with the product's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    source: PurePosixPath
    """In the repository."""
    text: str

    @property
    def page(self) -> PurePosixPath:
        """In the sources of the site."""
        return _PAGES.get(self.source) or place(self.source)

    @property
    def title(self) -> str:
        heading = _HEADING.search(self.text)
        return _TITLES.get(self.source) or plain(heading[1] if heading else self.source.stem)


def plain(words: str) -> str:
    """Return a heading without its Markdown."""
    return _MARKS.sub("", words)


def place(source: PurePosixPath) -> PurePosixPath:
    """Return where a file of the repository stands in the sources of the site."""
    inside = source.relative_to("docs") if source.is_relative_to("docs") else source
    return inside.with_name("index.md") if inside.name == "README.md" else inside


def read_documents(root: Path) -> Iterator[Document]:
    """Read all, each folder's own page before the others."""
    for file in documents(root):
        yield read_document(root, PurePosixPath(file.relative_to(root).as_posix()))


def read_document(root: Path, source: PurePosixPath) -> Document:
    return Document(source=source, text=(root / source).read_text(encoding="utf-8"))
