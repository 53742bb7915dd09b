"""The documents of the repository, and the diagrams in them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
PICTURES: Final = ROOT / "docs" / "uml" / "pictures"
_BLOCK: Final = re.compile(r"^```mermaid\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_MADE: Final = {"build", "dist", "node_modules", "site", "var"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    document: Path
    line: int
    """That of its first word."""
    text: str

    @property
    def name(self) -> str:
        """Return what its picture is called: it changes with the text, and with nothing else."""
        return sha256(self.text.encode()).hexdigest()[:16]

    @property
    def picture(self) -> Path:
        return PICTURES / f"{self.name}.svg"


def documents(root: Path = ROOT) -> Iterator[Path]:
    """Yield every document that somebody wrote or drew, but not those of packages."""
    for folder, inside, files in os.walk(root):
        inside[:] = sorted(name for name in inside if name not in _MADE and not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if name.endswith(".md"))


def diagrams(root: Path = ROOT) -> list[Diagram]:
    return [one for document in documents(root) for one in _diagrams_of(document)]


def _diagrams_of(document: Path) -> Iterator[Diagram]:
    text = document.read_text(encoding="utf-8")
    for block in _BLOCK.finditer(text):
        yield Diagram(document=document, line=text.count("\n", 0, block.start(1)) + 1, text=block[1].strip())
