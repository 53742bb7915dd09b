"""What was measured when a version was trained: curves, confusion, and what it looks at."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.language import _, later, number, percent
from app.presentation.web.models.feature_words import feature_words
from app.presentation.web.pieces.bars import share_bar
from app.presentation.web.pieces.curves import Curve, Picture, show_picture
from app.presentation.web.pieces.figures import figure
from app.presentation.web.pieces.markup import table
from predictiondex_client.models import BarsOut, FigureOut, GridOut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predictiondex_client.models import ModelReportOut

_CURVES: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "reliability": (
        later("Reliability"),
        later("Chance that was forecast"),
        later("Share of battles won"),
        later(
            "Each mark is a twentieth of the duels of the exam, with its 95 % interval. A forecast that means what it "
            "says lies on the dashed line."
        ),
    ),
    "roc": (
        later("ROC curve"),
        later("Losers called winners"),
        later("Winners called winners"),
        later("The further it bends to the upper left, the better winners are told from losers."),
    ),
    "precision_recall": (
        later("Precision and recall"),
        later("Share of winners that are found"),
        later("Share of calls that are right"),
        later("The longer it stays at the top, the more winners are found without a wrong call."),
    ),
}
"""Title, axes, and what is to be seen, by the name of the figure."""
_CONFUSION: Final = "confusion_matrix"
_IMPORTANCES: Final[Mapping[str, tuple[str, str, str]]] = {
    "importance_shap": (
        later("What moves its answers"),
        later("Mean |SHAP|"),
        later("By how much each feature moves the log odds of a duel, on average."),
    ),
    "importance_gain": (
        later("What it learnt most from"),
        later("Share of gain"),
        later("Each feature's share of all that was gained in training."),
    ),
}


def show_report(report: ModelReportOut) -> None:
    figures = {one.name: one for section in report.sections for one in section.figures}
    curves = [figures[name] for name in _CURVES if name in figures]
    confusion = figures.get(_CONFUSION)
    importances = [figures[name] for name in _IMPORTANCES if name in figures]
    if not curves and not importances:
        st.info(_("Its report has none of the figures that this page can draw."))
    for one in curves:
        if isinstance(one, FigureOut):
            _show_curve(one)
    if isinstance(confusion, GridOut):
        _show_confusion(confusion)
    for one in importances:
        if isinstance(one, BarsOut):
            _show_importance(one)


def _show_curve(figure_told: FigureOut) -> None:
    title, x, y, words = map(_, _CURVES[figure_told.name])
    curves = [
        Curve(
            name=_("The model") if len(figure_told.lines) == 1 else one.name,
            x=one.x,
            y=one.y,
            low=one.low,
            high=one.high,
            has_marks=not one.is_plain,
        )
        for one in figure_told.lines
    ]
    st.header(title, anchor=False)
    st.write(words)
    show_picture(Picture(title=title, x=x, y=y, curves=curves, words=words, has_diagonal=figure_told.has_diagonal))


def _show_confusion(grid: GridOut) -> None:
    st.header(_("Whom it calls the winner"), anchor=False)
    st.write(
        _("Of single battles, whose luck nobody can foresee. A and B are the two sides; every duel counts the same.")
    )
    columns = [_("It called"), *(_("{side} won").format(side=side) for side in grid.columns)]
    rows = [
        [escape(side), *(_shaded(share, right=side == won) for share, won in zip(cells, grid.columns, strict=True))]
        for side, cells in zip(grid.rows, grid.cells, strict=True)
    ]
    st.html(table(_("Share of all battles"), columns, rows, numbers=(1, 2)))


def _shaded(share: float, *, right: bool) -> str:
    words = _("right") if right else _("wrong")
    return f'<span class="pdx-cell" style="--share:{share:.4f}">{percent(share)} · {escape(words)}</span>'


def _show_importance(bars: BarsOut) -> None:
    title, measure, words = map(_, _IMPORTANCES[bars.name])
    largest = max(bars.values, default=0.0)
    rows = [
        (
            f'{escape(feature_words(name))} <code class="pdx-note">{escape(name)}</code>',
            share_bar(value / largest if largest else 0.0),
            figure(value),
        )
        for name, value in zip(bars.labels, bars.values, strict=True)
    ]
    st.header(title, anchor=False)
    st.write(words)
    with st.expander(_("The {count} most important features").format(count=number(len(rows))), expanded=True):
        st.html(table(title, (_("Feature"), _("Compared with the first"), measure), rows, numbers=(2,)))
