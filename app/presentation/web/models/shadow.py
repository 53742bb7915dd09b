"""How a version that answers in the shadow differs from what was answered."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from app.presentation.web.language import _, number, percent
from app.presentation.web.pieces.figures import figure, headlines
from app.presentation.web.pieces.markup import table
from app.presentation.web.reference import reference

if TYPE_CHECKING:
    from app.presentation.web.reference import Reference
    from predictiondex_client.models import DisagreementOut, LossesOut, ShadowOut


def show_shadow(shadow: ShadowOut) -> None:
    st.header(_("In the shadow"), anchor=False)
    st.write(_("It has answered the same questions unseen, while another version was served."))
    told = {
        _("Duels that both answered"): number(shadow.duels),
        _("Mean difference of the chance"): percent(shadow.mean_difference),
        _("Duels in which each backs another side"): percent(shadow.other_winner_share),
        _("Of these duels, reported"): number(shadow.reported),
    }
    st.html(headlines(told))
    _show_losses(shadow)
    if shadow.largest:
        known = reference()
        columns = (_("Duel"), _("Served"), _("In the shadow"))
        rows = [_disagreement(one, known) for one in shadow.largest]
        st.html(table(_("Where they differ most"), columns, rows, numbers=(1, 2)))


def _show_losses(shadow: ShadowOut) -> None:
    losses = {_("Log loss"): shadow.log_loss, _("Brier score"): shadow.brier_score}
    rows = [_losses(name, one) for name, one in losses.items() if one is not None]
    if rows:
        columns = (_("By reported winners"), _("Served"), _("In the shadow"), _("Difference"), _("95 % interval"))
        st.html(table(_("Who was right"), columns, rows, numbers=(1, 2, 3, 4)))


def _losses(name: str, losses: LossesOut) -> tuple[str, ...]:
    found = losses.difference
    interval = f"{figure(found.low)} – {figure(found.high)}"
    return escape(name), figure(losses.champion), figure(losses.challenger), figure(found.value), interval


def _disagreement(one: DisagreementOut, known: Reference) -> tuple[str, ...]:
    a, b = (known.pokemon_name(side.pokemon) for side in (one.a, one.b))
    duel = _("{a} against {b}").format(a=a, b=b)
    return escape(duel), percent(one.champion), percent(one.challenger)
