"""Whom to send against an opponent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.addresses import within
from app.presentation.web.asked import said_anew, tell, want
from app.presentation.web.asking import RefusedError
from app.presentation.web.battle.choosing import choose_side, put, side_in_address
from app.presentation.web.battle.side import Side
from app.presentation.web.counters.answer import show_answer
from app.presentation.web.counters.hunt import MOST_COUNTERS, MOST_IN_POOL, USUAL_COUNTERS, Hunt
from app.presentation.web.kept import KEPT
from app.presentation.web.language import _
from app.presentation.web.members.address import read
from app.presentation.web.members.choosing import choose_members, has_members, put_members
from app.presentation.web.reference import reference

if TYPE_CHECKING:
    from app.presentation.web.reference import Reference

_PAGE: Final = "counters"
_FOE: Final = "counters_foe"
_POOL: Final = "counters_pool"
_LIMIT: Final = "counters_limit"
_FIRST: Final = Side(pokemon="dragonite")


def show() -> None:
    known = reference()
    _begin(known)
    st.title(_("Who beats it?"), anchor=False)
    hunt = _choose(known)
    st.button(_("Find counters"), type="primary", icon=":material/search:", on_click=want, args=(_PAGE,))
    told = tell(_PAGE, hunt, Hunt.ask)
    if not isinstance(told.answer, RefusedError):
        show_answer(told.question, told.answer, known)


def _begin(known: Reference) -> None:
    said = said_anew(_PAGE)
    if said is None or (not said and has_members(_POOL)):
        return
    put(_FOE, side_in_address("opponent", said, known) or _FIRST, known)
    put_members(_POOL, read(said.get("pool", ""), known, most=MOST_IN_POOL))
    st.session_state[_LIMIT] = within(said.get("limit"), 1, MOST_COUNTERS, USUAL_COUNTERS)


def _choose(known: Reference) -> Hunt:
    left, right = st.columns(2, gap="large")
    with left:
        opponent = choose_side(_FOE, _("The opponent"), known)
    with right:
        st.header(_("Who may be sent"), anchor=False)
        pool = choose_members(_POOL, known, most=MOST_IN_POOL, placeholder=_("Everybody"))
        limit = st.number_input(_("How many to show"), 1, MOST_COUNTERS, key=_LIMIT, **KEPT)
    return Hunt(opponent=opponent, pool=pool, limit=limit)
