"""Facts of one thing, each with its name, as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def facts(told: Mapping[str, str]) -> str:
    """Return a list of facts (HTML) by their names (text), without the empty ones."""
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{fact}</dd></div>" for name, fact in told.items() if fact)
    return f'<dl class="pdx-facts">{rows}</dl>'
