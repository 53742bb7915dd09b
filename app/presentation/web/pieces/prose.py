"""Sentences as HTML and as Markdown."""

from __future__ import annotations

import re
from html import escape
from typing import Final

_CODE: Final = re.compile(r"`([^`]+)`")
_CODE_OR_MARK: Final = re.compile(r"`[^`]+`|[\\\[\]*_~$<#]")


def with_code(text: str) -> str:
    """Return it escaped, with what stands between backticks as code."""
    return _CODE.sub(r"<code>\1</code>", escape(text))


def as_markdown(text: str) -> str:
    """Return what shows it as it is, whatever was typed there, with what stands between backticks as code."""
    return _CODE_OR_MARK.sub(lambda found: found[0] if len(found[0]) > 1 else f"\\{found[0]}", text)
