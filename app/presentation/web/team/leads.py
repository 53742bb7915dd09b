"""Whom to lead with, how often, and whom to send against each."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from app.presentation.web.language import _, percent
from app.presentation.web.members.cards import named
from app.presentation.web.pieces.bars import share_bar
from app.presentation.web.pieces.heat import heat_cell
from app.presentation.web.pieces.markup import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import BestAnswerOut, LeadOut, TeamMatchupOut


def show_leads(answer: TeamMatchupOut, known: Reference) -> None:
    st.header(_("Whom to lead with"), anchor=False)
    st.write(_("Neither side knows the other's lead. Leading with each this often leaves nothing to gain by guessing."))
    left, right = st.columns(2, gap="large")
    left.html(_leads(_("Your leads"), answer.leads_of_a, known))
    right.html(_leads(_("The other team's leads"), answer.leads_of_b, known))


def show_answers(answer: TeamMatchupOut, known: Reference) -> None:
    st.header(_("Whom to send against each"), anchor=False)
    columns = (_("Against"), _("Send"), _("Move"), _("Wins"))
    st.html(table(_("Your best answers"), columns, [_answer(one, known) for one in answer.best_answers]))


def _leads(caption: str, leads: Sequence[LeadOut], known: Reference) -> str:
    often = sorted(leads, key=lambda one: -one.share)
    return table(caption, (_("Pokémon"), _("How often")), [(named(one.pokemon, known), _often(one)) for one in often])


def _often(lead: LeadOut) -> str:
    return f'<div class="pdx-odds"><b>{percent(lead.share)}</b>{share_bar(lead.share)}</div>'


def _answer(best: BestAnswerOut, known: Reference) -> tuple[str, ...]:
    return (
        named(best.against.pokemon, known),
        named(best.use.pokemon, known),
        escape(known.move_name(best.move)),
        heat_cell(best.win_probability),
    )
