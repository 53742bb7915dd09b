"""Pictures that are not made of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from app.domain.prediction.document import Bars, Grid

_OF_A_BAR: Final = 0.24
_AROUND_BARS: Final = 1.0
_FAINTEST, _STRONGEST = 0.05, 0.75


def height_of(bars: Bars) -> float:
    """Return inches."""
    return _AROUND_BARS + _OF_A_BAR * max(len(bars.labels), 1)


def draw_bars(axes: Any, bars: Bars, *, colour: str) -> None:
    places = range(len(bars.labels))
    axes.grid(axis="x", alpha=0.15, linewidth=0.8)
    axes.barh(places, bars.values, color=colour, height=0.7)
    axes.set_yticks(places, bars.labels, fontsize=8)
    axes.invert_yaxis()
    axes.set_xlabel(bars.x)


def draw_grid(axes: Any, grid: Grid, *, colour: str) -> None:
    most = max(max(row) for row in grid.cells) or 1.0
    for y, row in enumerate(grid.cells):
        for x, value in enumerate(row):
            shade = _FAINTEST + (_STRONGEST - _FAINTEST) * value / most
            axes.fill_between((x - 0.5, x + 0.5), y - 0.5, y + 0.5, color=colour, alpha=shade, linewidth=0)
            axes.text(x, y, f"{value:.4f}", ha="center", va="center")
    axes.set_xticks(range(len(grid.columns)), grid.columns)
    axes.set_yticks(range(len(grid.rows)), grid.rows)
    axes.set(xlim=(-0.5, len(grid.columns) - 0.5), ylim=(len(grid.rows) - 0.5, -0.5))
    axes.set_xlabel(grid.x)
    axes.set_ylabel(grid.y)
