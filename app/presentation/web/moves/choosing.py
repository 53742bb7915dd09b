"""The widgets by which moves are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app.presentation.web.kept import KEPT
from app.presentation.web.language import _
from app.presentation.web.moves.filters import ANY, CATEGORIES, ORDERS, Filters
from app.presentation.web.moves.words import SORTS
from app.presentation.web.wording import category_name

if TYPE_CHECKING:
    from app.presentation.web.reference import Reference


def choose_filters(known: Reference) -> Filters:
    """Show the widgets, which begin with what `put` has put there, and return what they say."""
    left, right = st.columns(2)
    text = left.text_input(
        _("Name"), key="moves_text", help=_("A part of it, in English or French; accents do not matter."), **KEPT
    )
    with right:
        types = _choose_types(known)
    # Another row, so that a keyboard and a narrow screen meet them as they are read.
    left, right = st.columns(2)
    category = left.selectbox(
        _("Category"), (ANY, *CATEGORIES), format_func=_category_label, key="moves_category", **KEPT
    )
    sort = right.selectbox(_("Order"), ORDERS, format_func=lambda one: _(SORTS[one]), key="moves_sort", **KEPT)
    damaging = st.checkbox(_("Only moves that do damage"), key="moves_damaging", **KEPT)
    return Filters(text=text, types=tuple(types), category=category, damaging=damaging, sort=sort)


def put(filters: Filters) -> None:
    """Let the widgets say this."""
    state = st.session_state
    state["moves_text"] = filters.text
    state["moves_types"] = list(filters.types)
    state["moves_category"] = filters.category
    state["moves_damaging"] = filters.damaging
    state["moves_sort"] = filters.sort


def _choose_types(known: Reference) -> list[str]:
    return st.multiselect(
        _("Types"),
        list(known.types),
        format_func=known.type_name,
        key="moves_types",
        placeholder=_("Any type"),
        help=_("With several of them, moves of any of these."),
        select_all=False,
        **KEPT,
    )


def _category_label(category: str) -> str:
    return _("Any category") if category == ANY else category_name(category)
