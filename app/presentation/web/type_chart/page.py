"""Which type hits which how hard."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from app.presentation.web.addresses import news_in_address, write_address
from app.presentation.web.kept import KEPT
from app.presentation.web.language import _
from app.presentation.web.pieces.multipliers import grouped
from app.presentation.web.reference import reference
from app.presentation.web.type_chart.chart import chart
from app.presentation.web.type_chart.counting import moves_of, pokemon_of, pokemon_with

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.presentation.web.reference import Reference

_PAGE: Final = "types"
_FIRST: Final = {"type": "fire", "first": "water", "second": "flying"}


def show() -> None:
    known = reference()
    _begin(known)
    st.title(_("Types"), anchor=False)
    st.header(_("Every type against every type"), anchor=False)
    st.caption(_("An empty cell is normal damage (×1)."))
    st.html(chart(known))
    one = _show_one(known)
    first, second = _show_two(known)
    write_address(_PAGE, {"type": one, "first": first, **({"second": second} if second else {})})


def _begin(known: Reference) -> None:
    said = news_in_address(_PAGE)
    if not said and "types_type" in st.session_state:
        return
    chosen = {name: said[name] for name in _FIRST if said.get(name) in known.types} if said else _FIRST
    for name, usual in _FIRST.items():
        st.session_state[f"types_{name}"] = chosen.get(name, None if name == "second" else usual)


def _show_one(known: Reference) -> str:
    st.header(_("One type"), anchor=False)
    one: str = st.selectbox(_("Type"), list(known.types), format_func=known.type_name, key="types_type", **KEPT)
    attacking, defending = st.columns(2, gap="large")
    with attacking:
        st.html(_titled(_("Its moves hit"), known.chart[one], known))
        st.html(moves_of(one, known))
    with defending:
        hit = {slug: known.chart[slug][one] for slug in known.types}
        st.html(_titled(_("It is hit by"), hit, known))
        st.html(pokemon_with(one, known))
    return one


def _show_two(known: Reference) -> tuple[str, str | None]:
    st.header(_("Two types at once"), anchor=False)
    first, second = _choose_two(known)
    both = (first,) if second in {None, first} else (first, str(second))
    multipliers = {slug: known.multiplier(slug, both) for slug in known.types}
    st.html(grouped(multipliers, known))
    st.html(pokemon_of(both, known))
    return first, second


def _choose_two(known: Reference) -> tuple[str, str | None]:
    left, right = st.columns(2)
    usual: dict[str, Any] = {"format_func": known.type_name, **KEPT}
    first: str = left.selectbox(_("First type of the Pokémon"), list(known.types), key="types_first", **usual)
    second: str | None = right.selectbox(
        _("Second type"), list(known.types), index=None, key="types_second", placeholder=_("None"), **usual
    )
    return first, second


def _titled(title: str, multipliers: Mapping[str, float], known: Reference) -> str:
    return f"<h3>{escape(title)}</h3>{grouped(multipliers, known)}"
