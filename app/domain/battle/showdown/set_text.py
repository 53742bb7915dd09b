"""The text of a set, cut into lines that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from app.domain.battle.showdown.showdown_set import HEADER_SIGN

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES: Final = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\t": " ", "\ufeff": None, "\u200b": None})


class Line(NamedTuple):
    number: int
    """Counted from 1."""
    text: str
    """Without spaces around it."""


def blocks_of(text: str) -> Iterator[list[Line]]:
    """Yield the lines of each set; sets stand apart by a blank line, `---`, or the header of a team."""
    block: list[Line] = []
    for line in _lines_of(text):
        if _stands_between(line.text):
            if block:
                yield block
            block = []
        else:
            block.append(line)
    if block:
        yield block


def _lines_of(text: str) -> Iterator[Line]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_SPACES).split("\n")
    return (Line(number, line.strip()) for number, line in enumerate(lines, 1))


def _stands_between(line: str) -> bool:
    return line in {"", "---"} or line.startswith(HEADER_SIGN)
