"""Two teams that meet: who of one beats whom of the other, and whom to lead with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.asked import forget, said_anew, tell, want
from app.presentation.web.asking import RefusedError
from app.presentation.web.battle.side import Side
from app.presentation.web.language import _
from app.presentation.web.members.address import read
from app.presentation.web.members.choosing import choose_members, has_members, put_members
from app.presentation.web.reference import reference
from app.presentation.web.team.answer import show_answer
from app.presentation.web.team.examples import EXAMPLES
from app.presentation.web.team.meeting import MOST_IN_TEAM, Meeting

if TYPE_CHECKING:
    from app.presentation.web.reference import Reference
    from app.presentation.web.team.examples import Example

_PAGE: Final = "team"
_A: Final = "team_a"
_B: Final = "team_b"


def show() -> None:
    known = reference()
    _begin(known)
    st.title(_("Which team has the edge?"), anchor=False)
    _offer_examples()
    meeting = _choose(known)
    st.button(
        _("Compare the teams"),
        type="primary",
        icon=":material/grid_on:",
        disabled=not (meeting.a and meeting.b),
        on_click=want,
        args=(_PAGE,),
    )
    if not (meeting.a and meeting.b):
        st.info(_("Each team needs at least one Pokémon."))
    told = tell(_PAGE, meeting, Meeting.ask)
    if not isinstance(told.answer, RefusedError):
        show_answer(told.question, told.answer, known)


def _begin(known: Reference) -> None:
    """Take the teams from the address; begin with an example where there are none."""
    said = said_anew(_PAGE)
    if said is None or (not said and has_members(_A)):
        return
    usual = _teams(EXAMPLES[0])
    put_members(_A, read(said.get("a", ""), known, most=MOST_IN_TEAM) or usual.a)
    put_members(_B, read(said.get("b", ""), known, most=MOST_IN_TEAM) or usual.b)


def _offer_examples() -> None:
    st.caption(_("Choose two teams of up to six, paste them from Pokémon Showdown, or begin with an example:"))
    with st.container(horizontal=True):
        for place, example in enumerate(EXAMPLES):
            st.button(_(example.title), key=f"team_example_{place}", on_click=_use, args=(example,))


def _use(example: Example) -> None:
    teams = _teams(example)
    put_members(_A, teams.a)
    put_members(_B, teams.b)
    st.query_params.clear()
    forget(_PAGE)


def _teams(example: Example) -> Meeting:
    a, b = (tuple(Side(pokemon=slug) for slug in team) for team in (example.a, example.b))
    return Meeting(a=a, b=b)


def _choose(known: Reference) -> Meeting:
    left, right = st.columns(2, gap="large")
    with left:
        st.header(_("Your team"), anchor=False)
        a = choose_members(_A, known, most=MOST_IN_TEAM, placeholder=_("Up to six"))
    with right:
        st.header(_("The other team"), anchor=False)
        b = choose_members(_B, known, most=MOST_IN_TEAM, placeholder=_("Up to six"))
    return Meeting(a=a, b=b)
