"""The Pokédex: all Pokémon, or one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app.presentation.web.language import _
from app.presentation.web.looking_up import look_up
from app.presentation.web.pokedex.choosing import choose_filters, put
from app.presentation.web.pokedex.detail import show_detail
from app.presentation.web.pokedex.filters import Filters
from app.presentation.web.pokedex.listing import show_list
from app.presentation.web.reference import reference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.presentation.web.reference import Reference


def show() -> None:
    known = reference()
    look_up(
        "pokedex",
        known.pokemon,
        parameter="pokemon",
        title=_("Pokédex"),
        show_one=lambda one: show_detail(one, known),
        show_all=lambda said: _show_all(said, known),
    )


def _show_all(said: Mapping[str, str], known: Reference) -> Mapping[str, str]:
    """Take the filters from the address, where it says any; those of before stay otherwise."""
    if said or "pokedex_sort" not in st.session_state:
        put(Filters.from_address(said, known))
    filters = choose_filters(known)
    show_list(filters, known)
    return filters.address
