"""The moves that a Pokémon learns, and how."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from app.presentation.web.language import _, name_in_language, number
from app.presentation.web.links import link
from app.presentation.web.moves.words import accuracy_in_words, power_in_words
from app.presentation.web.pieces.learning import choose_methods, earliest, methods_of, ways_in_words
from app.presentation.web.pieces.markup import dense_table
from app.presentation.web.pieces.type_badges import badges
from app.presentation.web.reference import learnset
from app.presentation.web.wording import category_name

if TYPE_CHECKING:
    from app.presentation.web.reference import Reference
    from predictiondex_client.models import LearnableOut


def show_learnset(pokemon: str, known: Reference) -> None:
    learnt = learnset(pokemon).values()
    methods = methods_of(way for one in learnt for way in one.ways)
    is_wanted = choose_methods("pokedex_methods", methods)
    found = sorted(
        (one for one in learnt if is_wanted(one.ways)),
        key=lambda one: (earliest(one.ways), name_in_language(one.names)),
    )
    columns = (_("Move"), _("Learnt"), _("Type"), _("Category"), _("Power"), _("Accuracy"), _("PP"))
    st.html(dense_table(_("Moves, earliest first"), columns, [_row(one, known) for one in found], numbers=(4, 5, 6)))


def _row(one: LearnableOut, known: Reference) -> tuple[str, ...]:
    return (
        link(name_in_language(one.names), "moves", move=one.slug),
        escape(ways_in_words(one.ways, known)),
        badges([one.type_], known),
        escape(category_name(one.category)),
        power_in_words(one.power),
        accuracy_in_words(one.accuracy),
        number(one.pp),
    )
