"""Documents as tests read them: prose, names in code, and blocks of commands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from scripts.documents import documents as paths
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

GENERATED: Final = (
    "docs/benchmarks",
    "docs/comparison",
    "docs/evaluation",
    "docs/models",
    "docs/delivery/rehearsal.md",
)
"""What programs write, beside what says so itself; tests of their own compare it with what they would write today."""
_SAYS_SO: Final = re.compile(r"<!-- \w[^>]* by `make \w+`\. Do not edit\. -->\n")
_REGIONS: Final = ("how good", "how fast", "cost", "prices", "load", "shares", "dollars", "measured")
"""What programs write in the middle of a document."""
_REGION: Final = re.compile(rf"<!-- (?:{'|'.join(_REGIONS)})(?:, [^>]+)? -->\n.*?<!-- end -->", re.DOTALL)
_MATH: Final = re.compile(r"\$\$.*?\$\$|\$[^$`]+\$", re.DOTALL)
_PARSER: Final = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    language: str
    text: str
    line: int
    file: str = ""
    """What its text is the whole of, where the document says so."""


@dataclass(frozen=True)
class Document:
    file: Path

    @property
    def name(self) -> str:
        return self.file.relative_to(ROOT).as_posix()

    @property
    def is_generated(self) -> bool:
        return self.name.startswith(GENERATED) or bool(_SAYS_SO.match(self.file.read_text(encoding="utf-8")))

    @cached_property
    def written(self) -> str:
        """What people have written in it, without what programs write between two comments."""
        return _REGION.sub("", self.file.read_text(encoding="utf-8"))

    @cached_property
    def fences(self) -> list[Fence]:
        return [_fence(token) for token in self._tokens if token.type == "fence"]

    def makes(self, name: str) -> bool:
        """Say whether it is the reader of this document who makes what has the name."""
        made = [one for one in self.fences if one.file]
        words = re.findall(r"[^\W\d]\w+", name.removeprefix("GET "))
        return any(name == one.file or all(word in one.text for word in words) for one in made)

    @cached_property
    def names(self) -> list[str]:
        """What stands in code in the middle of the text."""
        return [one.content for one in self._inline if one.type == "code_inline"]

    @cached_property
    def text(self) -> str:
        """The text in one line: names in backticks; no formulas, blocks, targets of links or markup."""
        return " ".join(_MATH.sub("", "".join(map(_said, self._inline))).split())

    @cached_property
    def _tokens(self) -> list[Token]:
        return _PARSER.parse(self.written)

    @property
    def _inline(self) -> Iterator[Token]:
        for token in self._tokens:
            yield from token.children or ()
            yield token


def _fence(token: Token) -> Fence:
    language, _, file = token.info.strip().partition(" ")
    return Fence(language=language, text=token.content, line=token.map[0] + 1 if token.map else 0, file=file)


def _said(token: Token) -> str:
    if token.type == "text":
        return token.content
    return f"`{token.content}`" if token.type == "code_inline" else " " * (token.type not in _MARKUP)


_MARKUP: Final = {"em_open", "em_close", "strong_open", "strong_close", "link_open", "link_close", "image"}


@cache
def documents() -> list[Document]:
    """Return what people have written, by name."""
    return [one for one in map(Document, sorted(paths())) if not one.is_generated]
