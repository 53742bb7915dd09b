"""Sentences as HTML."""

from __future__ import annotations

import re
from html import escape
from typing import Final

_CODE: Final = re.compile(r"`([^`]+)`")


def with_code(text: str) -> str:
    """Return it escaped, with what stands between backticks as code."""
    return _CODE.sub(r"<code>\1</code>", escape(text))
