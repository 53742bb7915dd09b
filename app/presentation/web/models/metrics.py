"""The metrics of a version by split and by slice, and all of them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.language import _, later, percent
from app.presentation.web.models.slices import level_names
from app.presentation.web.models.wording import split_names
from app.presentation.web.pieces.figures import figure
from app.presentation.web.pieces.markup import table
from app.presentation.web.reference import reference

if TYPE_CHECKING:
    from collections.abc import Mapping

_COLUMNS: Final[Mapping[str, str]] = {
    "duels": later("Duels"),
    "mae": later("Mean error"),
    "brier": later("Brier score"),
    "brier_floor": later("Best possible"),
    "log_loss": later("Log loss"),
    "accuracy": later("Winners called"),
    "ece": later("Calibration error"),
}
_SHARE: Final = "accuracy"
_OF_SLICES: Final = ("duels", "mae", "log_loss", "brier_regret")


def show_metrics(metrics: Mapping[str, float]) -> None:
    st.html(_splits(metrics))
    st.caption(
        _(
            "Smaller is better, except for the winners called. Best possible is what somebody scores who knows every "
            "true chance: battles are random, and nobody can do better."
        )
    )
    with st.expander(_("By level and by move")):
        known = reference()
        moves = {slug.replace("-", "_"): known.move_name(slug) for slug in known.moves}
        st.html(_slices(_("By level"), "level", metrics, level_names()) + _slices(_("By move"), "move", metrics, moves))
    with st.expander(_("All metrics, by the names that MLflow knows")):
        rows = [(f"<code>{escape(name)}</code>", figure(value)) for name, value in sorted(metrics.items())]
        st.html(table(_("All metrics"), (_("Metric"), _("Value")), rows, numbers=(1,)))


def _splits(metrics: Mapping[str, float]) -> str:
    rows = [
        (escape(name), *(_told(one, metrics.get(f"{split}.{one}")) for one in _COLUMNS))
        for split, name in split_names().items()
        if f"{split}.duels" in metrics
    ]
    columns = (_("Duels of"), *map(_, _COLUMNS.values()))
    return table(_("By split, and what simple rules achieve"), columns, rows, numbers=range(1, len(columns)))


def _told(metric: str, value: float | None) -> str:
    return percent(value, 2) if metric == _SHARE and value is not None else figure(value)


def _slices(title: str, kind: str, metrics: Mapping[str, float], names: Mapping[str, str]) -> str:
    rows = [
        (escape(name), *(figure(metrics.get(f"{kind}.{slug}.{one}")) for one in _OF_SLICES))
        for slug, name in names.items()
        if f"{kind}.{slug}.duels" in metrics
    ]
    columns = (title, _("Duels"), _("Mean error"), _("Log loss"), _("Brier score above the best possible"))
    return table(title, columns, rows, numbers=range(1, len(columns)))
