"""Long lists, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

import streamlit as st

from app.presentation.web.kept import KEPT
from app.presentation.web.language import _, number

if TYPE_CHECKING:
    from collections.abc import Sequence

_Entry = TypeVar("_Entry")


def choose_page(key: str, entries: Sequence[_Entry], size: int, *, chosen_by: object) -> Sequence[_Entry]:
    """Show where to turn pages, if there are several, and return the entries of one; others have their own pages."""
    pages = max(-(-len(entries) // size), 1)
    if pages == 1:
        return entries
    own_key = f"{key}_{crc32(repr(chosen_by).encode()):x}"
    page = st.pagination(pages, key=own_key, **KEPT)
    first = (page - 1) * size
    shown = entries[first : first + size]
    st.caption(
        _("{first} to {last} of {count}").format(
            first=number(first + 1), last=number(first + len(shown)), count=number(len(entries))
        )
    )
    return shown
