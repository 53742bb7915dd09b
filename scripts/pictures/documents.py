"""The diagrams in documents, and what their pictures are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from scripts.documents import ROOT, documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MERMAID: Final = ROOT / "scripts" / "mermaid"
PICTURES: Final = ROOT / "docs" / "uml" / "pictures"
BLOCK: Final = re.compile(r"^```mermaid\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_DRAWN_BY: Final = ("draw.js", "package-lock.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    document: Path
    line: int
    """That of its first word."""
    text: str

    @property
    def name(self) -> str:
        return name_of(self.text)

    @property
    def picture(self) -> Path:
        return PICTURES / f"{self.name}.svg"


def name_of(diagram: str, tools: Path = MERMAID) -> str:
    """Return what its picture is called: it changes with the text, and with what draws it."""
    return sha256(f"{_drawn_by(tools)}{diagram.strip()}".encode()).hexdigest()[:16]


@cache
def _drawn_by(tools: Path) -> str:
    return "".join((tools / name).read_text(encoding="utf-8") for name in _DRAWN_BY)


def diagrams(root: Path = ROOT) -> list[Diagram]:
    return [one for document in documents(root) for one in _diagrams_of(document)]


def _diagrams_of(document: Path) -> Iterator[Diagram]:
    text = document.read_text(encoding="utf-8")
    for block in BLOCK.finditer(text):
        yield Diagram(document=document, line=text.count("\n", 0, block.start(1)) + 1, text=block[1].strip())
