"""All that is known of one move."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from app.presentation.web.language import _, name_in_language, number, percent
from app.presentation.web.links import link
from app.presentation.web.moves.effects import effect_in_words
from app.presentation.web.moves.learners import show_learners
from app.presentation.web.moves.words import signed, target_name
from app.presentation.web.pieces.facts import facts
from app.presentation.web.pieces.multipliers import grouped
from app.presentation.web.pieces.type_badges import badges
from app.presentation.web.wording import category_name

if TYPE_CHECKING:
    from app.presentation.web.reference import Reference
    from predictiondex_client.models import MoveOut


def show_detail(one: MoveOut, known: Reference) -> None:
    title, back = _("More moves"), link(_("All moves"), "moves")
    st.html(f'<nav class="pdx-ways" aria-label="{escape(title)}">{back}</nav>')
    st.title(name_in_language(one.names), anchor=False)
    st.html(facts(_facts(one, known)))
    st.header(_("What it does"), anchor=False)
    st.html(f'<ul class="pdx-list">{"".join(f"<li>{escape(told)}</li>" for told in _told(one))}</ul>')
    if one.category != "status":
        st.header(_("How hard it hits each type"), anchor=False)
        st.html(grouped(known.chart[one.type_], known))
    st.header(_("Who learns it"), anchor=False)
    show_learners(one.slug, known)


def _facts(one: MoveOut, known: Reference) -> dict[str, str]:
    told = {
        _("Category"): category_name(one.category),
        _("Power"): _("none of its own") if one.power is None else number(one.power),
        _("Accuracy"): _("cannot miss") if one.accuracy is None else percent(one.accuracy / 100, 0),
        _("PP"): number(one.pp),
        _("Priority"): signed(one.priority),
        _("Hits whom"): target_name(one.target),
        _("English name"): one.names.en,
        _("French name"): one.names.fr,
        _("German name"): one.names.de or "",
        _("Japanese name"): one.names.ja or "",
    }
    return {_("Type"): badges([one.type_], known), **{name: escape(fact) for name, fact in told.items()}}


def _told(one: MoveOut) -> list[str]:
    told = [_("It does damage.")] if one.category != "status" else []
    told += [effect_in_words(effect) for effect in one.effects]
    if one.critical_stage:
        told.append(_("Critical hits are more likely than usual."))
    if one.partner_only:
        told.append(_("Only a partner Pokémon can know it."))
    if not one.playable:
        told.append(_("Only the partner's own command in battle plays it, so it is not part of predictions."))
    return told
