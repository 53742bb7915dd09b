"""A page about many entries of the Pokédex, of which an address can name one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from app.presentation.web.addresses import news_in_address, write_address
from app.presentation.web.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_Entry = TypeVar("_Entry")


def look_up(
    page: str,
    entries: Mapping[str, _Entry],
    *,
    parameter: str,
    title: str,
    show_one: Callable[[_Entry], None],
    show_all: Callable[[Mapping[str, str]], Mapping[str, str]],
) -> None:
    """Show the entry that the address names, or else those that are looked for.

    `show_all` is given what the address says that it has not written itself, and returns what the address shall say.
    """
    slug = st.query_params.get(parameter)
    if slug is not None and slug in entries:
        show_one(entries[slug])
        write_address(page, {parameter: slug})
        return
    st.title(title, anchor=False)
    if slug is not None:
        st.warning(_("Nothing in the Pokédex has this name."), icon=":material/search_off:")
    write_address(page, show_all(news_in_address(page) or {}))
