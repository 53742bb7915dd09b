"""Breaks the lines of Markdown whose figures were filled in, so that it can be read without being rendered."""

from __future__ import annotations

import re
import textwrap
from typing import Final

_WIDTH: Final = 130
_AS_IT_IS: Final = ("|", "#", "```")
_BLANK_LINES: Final = re.compile(r"\n{2,}")
_CODE: Final = re.compile(r"`[^`]*`")
_ITEM: Final = re.compile(r"\n(?= *- )")
_KEPT_SPACE: Final = "\0"


def broken(text: str) -> str:
    """Keep tables, headings, blocks of code, and what is code within a line; keep no more than one blank line."""
    return "\n\n".join(_block(one) for one in _BLANK_LINES.split(text.strip())) + "\n"


def _block(block: str) -> str:
    if block.startswith(_AS_IT_IS):
        return block.rstrip()
    return "\n".join(map(_paragraph, _ITEM.split(block)))


def _paragraph(text: str) -> str:
    indent = " " * (len(text) - len(text.lstrip(" ")))
    deeper = f"{indent}  " if text.lstrip().startswith("- ") else indent
    words = " ".join(_CODE.sub(lambda code: code.group().replace(" ", _KEPT_SPACE), text).split())
    lines = textwrap.fill(
        words,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=deeper,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines.replace(_KEPT_SPACE, " ")
