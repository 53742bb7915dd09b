"""The widgets by which Pokémon are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app.presentation.web.kept import KEPT
from app.presentation.web.language import _
from app.presentation.web.pokedex.filters import ANY, MOST_OF_A_STAT, MOST_TYPES, ORDERS, Filters
from app.presentation.web.pokedex.words import FORMS, form_name, sort_name
from app.presentation.web.reference import STATS
from app.presentation.web.wording import stat_name

if TYPE_CHECKING:
    from app.presentation.web.reference import Reference


def choose_filters(known: Reference) -> Filters:
    """Show the widgets, which begin with what `put` has put there, and return what they say."""
    left, right = st.columns(2)
    text = left.text_input(
        _("Name"), key="pokedex_text", help=_("A part of it, in English or French; accents do not matter."), **KEPT
    )
    with right:
        types = _choose_types(known)
    # Another row, so that a keyboard and a narrow screen meet them as they are read.
    left, right = st.columns(2)
    form = left.selectbox(_("Form"), (ANY, *FORMS), format_func=_form_label, key="pokedex_form", **KEPT)
    sort = right.selectbox(_("Order"), ORDERS, format_func=sort_name, key="pokedex_sort", **KEPT)
    with st.expander(_("Least base stats")):
        least = _choose_least()
    return Filters(text=text, types=tuple(types), form=form, least=least, sort=sort)


def put(filters: Filters) -> None:
    """Let the widgets say this."""
    state = st.session_state
    state["pokedex_text"] = filters.text
    state["pokedex_types"] = list(filters.types)
    state["pokedex_form"] = filters.form
    state["pokedex_sort"] = filters.sort
    for stat, least in zip(STATS, filters.least, strict=True):
        state[f"pokedex_least_{stat}"] = least


def _choose_types(known: Reference) -> list[str]:
    return st.multiselect(
        _("Types"),
        list(known.types),
        format_func=known.type_name,
        key="pokedex_types",
        max_selections=MOST_TYPES,
        placeholder=_("Any type"),
        help=_("With two of them, only Pokémon that have both."),
        select_all=False,
        **KEPT,
    )


def _choose_least() -> tuple[int, ...]:
    # Row by row, which is the order in which a keyboard and a narrow screen meet them.
    columns = [*st.columns(3), *st.columns(3)]
    return tuple(
        column.number_input(stat_name(stat), 0, MOST_OF_A_STAT, step=5, key=f"pokedex_least_{stat}", **KEPT)
        for column, stat in zip(columns, STATS, strict=True)
    )


def _form_label(form: str) -> str:
    return _("Any form") if form == ANY else form_name(form)
