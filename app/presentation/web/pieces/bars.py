"""Bars that say in a picture what stands beside them in words, as HTML."""

from __future__ import annotations

from html import escape
from typing import Final

_A: Final = "var(--pdx-a)"
_B: Final = "var(--pdx-b)"
_HEALTHY: Final = 0.5
_WEAK: Final = 0.2
"""Above these shares of all HP, the games show the bar in green, and in yellow."""


def chance_bar(chance: float, low: float, high: float, *, words: str) -> str:
    """The share of A from the left, the rest B's, and a bracket where the truth lies nine times in ten."""
    return (
        f'<div class="pdx-chance" role="img" aria-label="{escape(words)}">'
        f'<span class="pdx-of-a" style="width:{100 * chance:.2f}%"></span>'
        f'<span class="pdx-interval" style="left:{100 * low:.2f}%;width:{max(100 * (high - low), 0.4):.2f}%"></span>'
        "</div>"
    )


def hp_bar(least: float, most: float, *, words: str) -> str:
    """What is left of all HP (1): `least` for sure, up to `most` with luck."""
    least, most = max(least, 0.0), max(most, 0.0)
    return (
        f'<div class="pdx-hp" role="img" aria-label="{escape(words)}">'
        f'<span class="pdx-left {_condition(least)}" style="width:{100 * least:.1f}%"></span>'
        f'<span class="pdx-maybe" style="width:{100 * (most - least):.1f}%"></span>'
        "</div>"
    )


def signed_bar(value: float, largest: float) -> str:
    """To the right where it is above 0, to the left below; the figure stands beside it."""
    width = 50 * min(abs(value) / largest, 1.0) if largest > 0 else 0.0
    left = 50.0 if value >= 0 else 50.0 - width
    colour = _A if value >= 0 else _B
    return (
        '<div class="pdx-signed" aria-hidden="true">'
        f'<span style="left:{left:.1f}%;width:{width:.1f}%;background:{colour}"></span></div>'
    )


def share_bar(share: float) -> str:
    """As long as the share of 1; the figure stands beside it."""
    return f'<div class="pdx-share" aria-hidden="true"><span style="width:{100 * min(share, 1.0):.1f}%"></span></div>'


def _condition(share: float) -> str:
    if share > _HEALTHY:
        return "pdx-healthy"
    return "pdx-weak" if share > _WEAK else "pdx-critical"
