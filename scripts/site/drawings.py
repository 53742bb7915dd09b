"""Mermaid blocks become the pictures that `make pictures` has made of them."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scripts.documents import ROOT
from scripts.pictures.documents import BLOCK, PICTURES, name_of
from scripts.site.code import without_blocks
from scripts.site.documents import plain

if TYPE_CHECKING:
    from scripts.site.documents import Document

FOLDER: Final = PICTURES.relative_to(ROOT)
_HEADING: Final = re.compile(r"^#+ (.+)$", re.MULTILINE)


def with_pictures(document: Document) -> Document:
    """Return the document with a picture, which leads to itself, for each block."""

    def drawn(found: re.Match[str]) -> str:
        link = os.path.relpath(FOLDER / f"{name_of(found[1])}.svg", document.source.parent)
        words = [document.title, *_HEADING.findall(without_blocks(document.text[: found.start()]))][-1]
        return f"[![{plain(words)}]({link})]({link})"

    return replace(document, text=BLOCK.sub(drawn, document.text))
