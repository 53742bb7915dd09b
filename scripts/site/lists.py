"""Lists as GitHub reads them: under a paragraph at once, and nested by as much as a marker is wide."""

from __future__ import annotations

import re
from typing import Final

_STEP: Final = 4  # what the site's Markdown wants
_FENCE: Final = re.compile(r" *```")
_ITEM: Final = re.compile(r"( *)([-*+]|\d+\.) +(?=\S)")


def with_wide_lists(text: str) -> str:
    lines: list[str] = []
    offsets: list[int] = []
    in_code = False
    for line in text.split("\n"):
        item = None if in_code else _ITEM.match(line)
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and not in_code:
            offsets = [one for one in offsets if one <= indent]
        if item and not offsets and lines and _is_prose(lines[-1]):
            lines.append("")
        lines.append(_moved(line, indent, offsets))
        if item:
            offsets.append(len(item[0]))
        in_code ^= bool(_FENCE.match(line))
    return "\n".join(lines)


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(" ") and not _ITEM.match(line)


def _moved(line: str, indent: int, offsets: list[int]) -> str:
    """Return the line, as deep in the site's lists as it is in GitHub's."""
    if not offsets or not line.strip():
        return line
    return " " * (_STEP * len(offsets) + max(0, indent - offsets[-1])) + line.lstrip(" ")
