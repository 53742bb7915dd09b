"""The Markdown of the reference."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_ORIGIN: Final = "<!-- Written from the code by `make reference`. Do not edit. -->"
_CODE: Final = re.compile(r"(`[^`]*`)")


def page(title: str, introduction: str, *parts: str) -> str:
    return "\n\n".join([_ORIGIN, f"# {title}", introduction, *(part for part in parts if part)]) + "\n"


def code(text: object) -> str:
    return f"`{text}`" if str(text) else ""


def codes(texts: Iterable[object]) -> str:
    return ", ".join(code(one) for one in texts)


def fence(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```"


def folded(summary: str, text: str) -> str:
    """Return what is shown when the reader asks for it."""
    return f"<details><summary>{summary}</summary>\n\n{text}\n\n</details>"


def prose(text: str) -> str:
    """Return text that shows as it is written; what stands in backticks is code already."""
    parts = _CODE.split(text)
    parts[::2] = [re.sub(r"([*<])", r"\\\1", part) for part in parts[::2]]
    return "".join(parts)


def first_paragraph(text: str) -> str:
    return text.split("\n\n", 1)[0]


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
