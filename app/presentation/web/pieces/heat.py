"""Cells whose colour says at a glance what is written in them."""

from __future__ import annotations

from html import escape
from typing import Final

from app.presentation.web.language import percent
from app.presentation.web.pieces.markup import text_on

_LOW: Final = "#c2570c"
_MIDDLE: Final = "#f1efe9"
_HIGH: Final = "#1d5fa8"


def heat_colour(share: float) -> str:
    """Return orange for 0 and blue for 1, which those tell apart who do not tell red from green; grey is between."""
    towards, how_far = (_HIGH, 2 * share - 1) if share >= 1 / 2 else (_LOW, 1 - 2 * share)
    mixed = (
        round(middle + how_far * (end - middle)) for middle, end in zip(_parts(_MIDDLE), _parts(towards), strict=True)
    )
    return f"#{''.join(f'{part:02x}' for part in mixed)}"


def heat_cell(share: float, title: str = "") -> str:
    """The title is what is told to whoever points at the cell."""
    colour = heat_colour(share)
    told = f' title="{escape(title)}"' if title else ""
    return f'<span class="pdx-heat" style="background:{colour};color:{text_on(colour)}"{told}>{percent(share)}</span>'


def heat_legend(low: str, high: str) -> str:
    """Say what either end of the colours means."""
    return (
        f'<p class="pdx-legend"><span>{escape(low)}</span><span class="pdx-scale" aria-hidden="true" '
        f'style="background:linear-gradient(to right,{_LOW},{_MIDDLE},{_HIGH})"></span><span>{escape(high)}</span></p>'
    )


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue
