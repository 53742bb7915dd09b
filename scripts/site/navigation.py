"""The navigation, as Zensical wants it written."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from scripts.site.sections import SECTIONS, Section, documents_in, documents_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.site.documents import Document


def navigation(home: Document, documents: Iterable[Document]) -> str:
    sections = [_section(one, documents) for one in SECTIONS if documents_of(one, documents)]
    return f"[{', '.join([_page(home), *sections])}]"


def _section(section: Section, documents: Iterable[Document]) -> str:
    entries: list[str] = []
    for part in section.parts:
        if not isinstance(part, Section):
            entries += _folder(part, documents_in(part, documents))
        elif documents_of(part, documents):
            entries.append(_section(part, documents))
    return _entry(section.title, f"[{', '.join(entries)}]")


def _folder(part: str, documents: Iterable[Document]) -> Iterator[str]:
    """Yield the pages of a folder, then the folders in it by the titles of their own pages."""
    for parent, inside in groupby(documents, lambda one: one.source.parent):
        here = list(inside)
        pages = [_page(one) for one in here]
        if parent.is_relative_to(part) and parent != PurePosixPath(part):
            yield _entry(here[0].title, f"[{', '.join(pages)}]")
        else:
            yield from pages


def _page(document: Document) -> str:
    return _entry(document.title, _quoted(str(document.page)))


def _entry(title: str, content: str) -> str:
    return f"{{ {_quoted(title)} = {content} }}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
