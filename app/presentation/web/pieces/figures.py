"""Figures of any size, with as many digits as tell something."""

from __future__ import annotations

from math import floor, log10
from typing import TYPE_CHECKING, Final

from app.presentation.web.language import number
from app.presentation.web.pieces.facts import facts

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGNIFICANT: Final = 3
_MOST_DIGITS: Final = 6
_NEARLY_ONE: Final = 0.99
NONE: Final = "–"


def figure(value: float | None) -> str:
    """Return it with three significant digits, near 1 of what is missing to 1; a dash where there is none."""
    if value is None:
        return NONE
    if value == int(value):
        return number(value)
    told = 1 - value if _NEARLY_ONE < value < 1 else abs(value)
    return number(value, min(max(_SIGNIFICANT - 1 - floor(log10(told)), 0), _MOST_DIGITS))


def headlines(told: Mapping[str, str]) -> str:
    """Return figures (HTML) by their names (text), large enough to be read first."""
    return f'<div class="pdx-headlines">{facts(told)}</div>'
