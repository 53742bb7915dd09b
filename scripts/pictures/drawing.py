"""Draws diagrams with Mermaid, in a page of Chromium."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Error, sync_playwright

from scripts.install_chromium import find
from scripts.pictures.documents import MERMAID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from scripts.pictures.documents import Diagram

_LIBRARY: Final = MERMAID / "node_modules" / "@mermaid-js" / "tiny" / "dist" / "mermaid.tiny.js"
# Root may have no sandbox, and what is drawn is our own.
_ARGUMENTS: Final = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
# Mermaid counts lines without these.
_SETTINGS: Final = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_PLACE: Final = re.compile(r"(?:Parse|Lexical) error on line (\d+)")


class UnreadableDiagramError(Exception):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.line = line
        """That of the document, or the diagram's first where Mermaid does not say which."""
        self.reason = reason


@contextmanager
def drawing() -> Iterator[Callable[[Diagram], str]]:
    """Give what returns the picture of a diagram, as SVG; it raises `UnreadableDiagramError`."""
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=find(), args=_ARGUMENTS) as one:
        page = one.new_page()
        page.add_script_tag(path=_LIBRARY)
        page.add_script_tag(path=MERMAID / "draw.js")
        yield lambda diagram: _drawn(page, diagram)


def _drawn(page: Page, diagram: Diagram) -> str:
    try:
        return str(page.evaluate("([name, text]) => draw(name, text)", [diagram.name, diagram.text]))
    except Error as failure:
        raise UnreadableDiagramError(line_of(diagram, failure.message), _reason(failure.message)) from failure


def line_of(diagram: Diagram, said: str) -> int:
    """Return the line of the document that Mermaid speaks of."""
    settings, place = _SETTINGS.match(diagram.text), _PLACE.search(said)
    before = settings[0].count("\n") if settings else 0
    return diagram.line + before + int(place[1]) - 1 if place else diagram.line


def _reason(said: str) -> str:
    """Return what Mermaid says, without the list of all that it would have liked, and without its own lines."""
    return re.sub(r"Expecting .*?, got", "Unexpected:", said.partition("\n    at ")[0]).removeprefix("Page.evaluate: ")
