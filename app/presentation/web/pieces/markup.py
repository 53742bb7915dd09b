"""The smallest pieces of a page, as HTML; whatever text they are given is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TYPE_COLOURS: Final[Mapping[str, str]] = {
    "normal": "#6d6d4e",
    "fire": "#b8451a",
    "water": "#2f66c9",
    "electric": "#f7d02c",
    "grass": "#3d7a25",
    "ice": "#96d9d6",
    "fighting": "#b02a25",
    "poison": "#8f3a8d",
    "ground": "#e2bf65",
    "flying": "#a98ff3",
    "psychic": "#c72e5f",
    "bug": "#a6b91a",
    "rock": "#7a671f",
    "ghost": "#614a7d",
    "dragon": "#5a2be0",
    "dark": "#5a4638",
    "steel": "#b7b7ce",
    "fairy": "#f0a0c8",
}
_UNKNOWN_COLOUR: Final = "#555555"
_DARK_TEXT: Final = "#000000"
_LIGHT_TEXT: Final = "#ffffff"
_LINEAR_BELOW: Final = 0.04045


def text_on(colour: str) -> str:
    """Return black or white, whichever is easier to read on it."""
    return max(_DARK_TEXT, _LIGHT_TEXT, key=lambda text: contrast(colour, text))


def contrast(one: str, other: str) -> float:
    """Return their contrast ratio, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def type_badge(slug: str, name: str) -> str:
    colour = TYPE_COLOURS.get(slug, _UNKNOWN_COLOUR)
    return f'<span class="pdx-type" style="background:{colour};color:{text_on(colour)}">{escape(name)}</span>'


def emblem(types: Sequence[str], dex_number: int) -> str:
    """A disc in the colours of its types, which stands where a picture would."""
    first, last = (TYPE_COLOURS.get(one, _UNKNOWN_COLOUR) for one in (types[0], types[-1]))
    return (
        f'<span class="pdx-emblem" aria-hidden="true" '
        f'style="background:linear-gradient(135deg,{first} 50%,{last} 50%)"><b>{dex_number}</b></span>'
    )


def table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Sequence[int] = ()) -> str:
    """Return a table whose first column names each row; the cells are HTML, caption and columns are text.

    On a narrow screen each row becomes a card. `numbers` are the columns that are aligned to the right.
    """
    heads = "".join(
        f'<th scope="col"{_aligned(place, numbers)}>{escape(one)}</th>' for place, one in enumerate(columns)
    )
    body = "".join(f"<tr>{_cells(columns, row, numbers)}</tr>" for row in rows)
    return (
        f'<table class="pdx-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def dense_table(
    caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Sequence[int] = ()
) -> str:
    """Return the same table, on whose cards the numbers stand side by side."""
    return f'<div class="pdx-dense">{table(caption, columns, rows, numbers=numbers)}</div>'


def _cells(columns: Sequence[str], row: Sequence[str], numbers: Sequence[int]) -> str:
    first, *others = row
    told = "".join(
        f'<td data-label="{escape(columns[place])}"{_aligned(place, numbers)}>{cell}</td>'
        for place, cell in enumerate(others, start=1)
    )
    return f'<th scope="row">{first}</th>{told}'


def _aligned(place: int, numbers: Sequence[int]) -> str:
    return ' class="pdx-number"' if place in numbers else ""


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= _LINEAR_BELOW else ((value + 0.055) / 1.055) ** 2.4
