"""The home page: a picture, and a door to each section that has pages."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from scripts.site.documents import read_document
from scripts.site.sections import SECTIONS, documents_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from scripts.site.documents import Document

_SOURCE: Final = PurePosixPath("scripts/site/home.md")
_FRAME: Final = '<div class="grid cards" markdown>\n\n{doors}\n</div>'


def home(root: Path, documents: Iterable[Document]) -> Document:
    document = read_document(root, _SOURCE)
    doors = "\n".join(_doors(list(documents)))
    return replace(document, text=document.text.replace("{doors}", _FRAME.format(doors=doors)))


def _doors(documents: Iterable[Document]) -> Iterator[str]:
    for section in SECTIONS:
        for first in documents_of(section, documents)[:1]:
            link = os.path.relpath(first.source, _SOURCE.parent)
            yield f"- **[{section.title}]({link})**\n\n    {section.about}\n"
