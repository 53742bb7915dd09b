"""Mermaid blocks become the pictures that `make pictures` has made of them."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from scripts.site.code import without_blocks
from scripts.site.documents import plain

if TYPE_CHECKING:
    from scripts.site.documents import Document

FOLDER: Final = PurePosixPath("docs/uml/pictures")
_BLOCK: Final = re.compile(r"^```mermaid\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_HEADING: Final = re.compile(r"^#+ (.+)$", re.MULTILINE)


def with_pictures(document: Document) -> Document:
    """Return the document with a picture, which leads to itself, for each block."""

    def drawn(found: re.Match[str]) -> str:
        link = os.path.relpath(FOLDER / f"{name_of(found[1])}.svg", document.source.parent)
        words = [document.title, *_HEADING.findall(without_blocks(document.text[: found.start()]))][-1]
        return f"[![{plain(words)}]({link})]({link})"

    return replace(document, text=_BLOCK.sub(drawn, document.text))


def name_of(block: str) -> str:
    return hashlib.sha256(block.strip().encode()).hexdigest()[:16]
