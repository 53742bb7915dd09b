"""The moves: all of them, or one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.addresses import news_in_address, write_address
from app.presentation.web.language import _
from app.presentation.web.moves.choosing import choose_filters, put
from app.presentation.web.moves.detail import show_detail
from app.presentation.web.moves.filters import Filters
from app.presentation.web.moves.listing import show_list
from app.presentation.web.reference import reference

if TYPE_CHECKING:
    from app.presentation.web.reference import Reference

_PAGE: Final = "moves"


def show() -> None:
    known = reference()
    slug = st.query_params.get("move")
    if slug is not None and slug in known.moves:
        show_detail(known.moves[slug], known)
        write_address(_PAGE, {"move": slug})
        return
    _begin(known)
    st.title(_("Moves"), anchor=False)
    if slug is not None:
        st.warning(_("Nothing in the Pokédex has this name."), icon=":material/search_off:")
    filters = choose_filters(known)
    show_list(filters, known)
    write_address(_PAGE, filters.address)


def _begin(known: Reference) -> None:
    """Take the filters from the address, where it says any; those of before stay otherwise."""
    said = news_in_address(_PAGE)
    if said or "moves_sort" not in st.session_state:
        put(Filters.from_address(said or {}, known))
