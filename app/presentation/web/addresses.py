"""What the address of a page says, which is what was chosen on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping


def news_in_address(page: str) -> Mapping[str, str] | None:
    """Return what the address says, or none where it is what this page has written there itself."""
    said = st.query_params.to_dict()
    return None if said == st.session_state.get(f"{page}_address") else said


def write_address(page: str, address: Mapping[str, str]) -> None:
    st.session_state[f"{page}_address"] = dict(address)
    show_in_address(address)


def show_in_address(address: Mapping[str, str]) -> None:
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(dict(address))


def read_list(said: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Return what stands there with commas in between."""
    return tuple(one for one in said.get(name, "").split(",") if one)


def within(text: str | None, low: int, high: int, usual: int) -> int:
    """Return the whole number that the text says, if that is within the limits; the usual one otherwise."""
    # Longer numbers are out of every range, and slow to read.
    sound = text is not None and text.isascii() and text.isdecimal() and len(text) <= len(str(high))
    return int(text) if text is not None and sound and low <= int(text) <= high else usual
