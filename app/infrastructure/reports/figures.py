from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.application.ports.learner import MissingLibraryError
from app.domain.prediction.document import Bars, Grid
from app.infrastructure.reports.shapes import draw_bars, draw_grid, height_of

if TYPE_CHECKING:
    from app.domain.prediction.document import Drawing, Figure, Line

_COLOURS: Final = ("#d1495b", "#2e86ab", "#7a9e34", "#b07aa1", "#e08e45")
_MARKERS: Final = "osD^v"
_INK: Final = "#010203"
"""Stands for the colour of the page's text, whatever that is."""
_READABLE: Final = (1.0, 2.0, 5.0)
_SIZE: Final = (7.2, 4.4)
_SQUARE: Final = (5.2, 5.0)


def svg(drawing: Drawing) -> str:
    """Return an SVG element that takes the colour and the font of the text around it."""
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure as Canvas
    except ImportError:
        raise MissingLibraryError("matplotlib") from None
    style: dict[Any, Any] = {
        "svg.fonttype": "none",
        "svg.hashsalt": drawing.name,
        "font.size": 10,
        "font.family": "sans-serif",
        **dict.fromkeys(
            ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color", "grid.color"), _INK
        ),
        "axes.spines.top": False,
        "axes.spines.right": False,
    }
    with mpl.rc_context(style):
        canvas = Canvas(figsize=_size(drawing), layout="constrained")
        canvas.patch.set_alpha(0)
        _draw(canvas.add_subplot(), drawing)
        text = StringIO()
        canvas.savefig(text, format="svg", metadata={"Date": None})
    drawn = text.getvalue()
    return drawn[drawn.index("<svg") :].replace(_INK, "currentColor")


def _size(drawing: Drawing) -> tuple[float, float]:
    if isinstance(drawing, Bars):
        return _SIZE[0], height_of(drawing)
    return _SQUARE if isinstance(drawing, Grid) or drawing.has_diagonal else _SIZE


def _draw(axes: Any, drawing: Drawing) -> None:
    axes.patch.set_alpha(0)
    if isinstance(drawing, Bars):
        draw_bars(axes, drawing, colour=_COLOURS[1])
    elif isinstance(drawing, Grid):
        draw_grid(axes, drawing, colour=_COLOURS[1])
    else:
        _draw_lines(axes, drawing)


def _draw_lines(axes: Any, figure: Figure) -> None:
    axes.grid(alpha=0.15, linewidth=0.8)
    if figure.has_diagonal:
        axes.plot((0, 1), (0, 1), color=_INK, alpha=0.4, linewidth=1, linestyle="--")
        axes.set_aspect("equal")
    if not figure.y_is_log and min(y for line in figure.lines for y in line.y) < 0:
        axes.axhline(0, color=_INK, alpha=0.4, linewidth=1, linestyle="--")
    for number, line in enumerate(figure.lines):
        _draw_line(axes, line, number)
    for axis, is_log in ((axes.xaxis, figure.x_is_log), (axes.yaxis, figure.y_is_log)):
        if is_log:
            _make_log(axis)
    axes.set_xlabel(figure.x)
    axes.set_ylabel(figure.y)
    if len(figure.lines) > 1:
        axes.legend(frameon=False)


def _make_log(axis: Any) -> None:
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

    axis.axes.set(**{f"{axis.axis_name}scale": "log"})
    axis.set_major_locator(LogLocator(subs=_READABLE))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}" if value >= 1 else f"{value:g}"))
    axis.set_minor_formatter(NullFormatter())


def _draw_line(axes: Any, line: Line, number: int) -> None:
    colour, marker = _COLOURS[number % len(_COLOURS)], "" if line.is_plain else _MARKERS[number % len(_MARKERS)]
    joined = "none" if line.labels and line.labels[0].count(" ") else "-"
    axes.plot(
        line.x, line.y, color=colour, marker=marker, markersize=5, linewidth=1.6, linestyle=joined, label=line.name
    )
    if line.low:
        ends = np.abs(np.array([line.low, line.high]) - np.array(line.y))
        axes.errorbar(line.x, line.y, yerr=ends, fmt="none", ecolor=colour, elinewidth=1, capsize=2, alpha=0.7)
    for x, y, label in zip(line.x, line.y, line.labels, strict=False):
        axes.annotate(label, (x, y), textcoords="offset points", xytext=(5, 5), fontsize=8, color=colour)
