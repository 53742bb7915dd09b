"""Whether what is asked is still what the model has learnt from."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.language import _, later, number, percent
from app.presentation.web.monitoring.columns import column_name
from app.presentation.web.monitoring.drift_words import drift_explanation, drift_verdict
from app.presentation.web.monitoring.looks import newest_of, note_on
from app.presentation.web.pieces.figures import figure, headlines
from app.presentation.web.pieces.markup import table
from app.presentation.web.pieces.timeline import Timeline, show_timeline
from app.presentation.web.pieces.verdicts import verdict_badge, verdict_card

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.presentation.web.pieces.verdicts import Tone
    from predictiondex_client.models import ColumnDriftOut, DriftOut, OutOfDomainOut, Shift

_COMMAND: Final = "predictiondex monitor drift"
_SHIFTS: Final[Mapping[Shift, tuple[Tone, str]]] = {
    "none": ("good", later("none")),
    "moderate": ("unsure", later("moderate")),
    "large": ("bad", later("large")),
}


def show_drift(looks: Sequence[DriftOut]) -> None:
    st.header(_("Is it asked what it has learnt?"), anchor=False)
    newest = newest_of(looks, _COMMAND)
    if newest is None:
        return
    st.html(verdict_card(*drift_verdict(newest), drift_explanation(newest), note_on(newest, _COMMAND)))
    if newest.out_of_domain is not None:
        st.html(_outside(newest.out_of_domain))
    if newest.columns:
        with st.expander(_("What has moved, column by column"), expanded=True):
            st.html(_columns(newest.columns))
    _show_history(looks)


def _outside(outside: OutOfDomainOut) -> str:
    told = {
        _("Duels outside of what it has seen"): percent(outside.total),
        _("With a move that is not learnt"): percent(outside.unlearnable_move),
        _("With values beyond any it has learnt from"): percent(outside.beyond_range),
        _("Raised like none it has learnt from"): percent(outside.strange_spread),
    }
    return headlines(told)


def _columns(columns: Sequence[ColumnDriftOut]) -> str:
    heads = (_("Column"), _("Shift"), _("PSI"), _("By chance"), _("Learnt (middle)"), _("Asked (middle)"))
    rows = [_row(one) for one in columns]
    return table(_("The most shifted first"), heads, rows, numbers=(2, 3, 4, 5))


def _row(column: ColumnDriftOut) -> tuple[str, ...]:
    tone, shift = _SHIFTS[column.shift]
    return (
        escape(column_name(column)),
        verdict_badge(tone, _(shift)),
        number(column.psi, 3),
        number(column.psi_noise, 3),
        figure(column.learnt),
        figure(column.asked),
    )


def _show_history(looks: Sequence[DriftOut]) -> None:
    told = [(one.ended_at, one.out_of_domain.total) for one in looks if one.out_of_domain is not None]
    show_timeline(
        Timeline(
            title=_("Duels outside of what it has seen, look by look"),
            value=_("Share of duels"),
            points=told,
            is_share=True,
        )
    )
