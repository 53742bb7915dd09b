"""Text of a document that is not code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_FENCED: Final = r"^ *(?P<fence>`{3,}).*?^ *(?P=fence)`* *$"
_IN_A_SENTENCE: Final = r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"


def without_blocks(text: str) -> str:
    return re.sub(_FENCED, "", text, flags=re.DOTALL | re.MULTILINE)


def replaced(pattern: str, by: Callable[[re.Match[str]], str], text: str) -> str:
    """Replace what the pattern finds, where that does not stand in code."""

    def replace(found: re.Match[str]) -> str:
        return found[0] if found["code"] else by(found)

    # Code comes first, so that nothing is seen in it.
    either = rf"(?P<code>{_FENCED}|{_IN_A_SENTENCE})|{pattern}"
    return re.sub(either, replace, text, flags=re.DOTALL | re.MULTILINE)
