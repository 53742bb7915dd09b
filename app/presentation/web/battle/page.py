"""Who wins, how sure that is, and what to play."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.asked import said_anew, tell, want
from app.presentation.web.asking import RefusedError, ask
from app.presentation.web.battle.answer import show_answer
from app.presentation.web.battle.choosing import choose_side, put, side_in_address
from app.presentation.web.battle.engine_check import offer_engine_check
from app.presentation.web.battle.outcome import offer_report
from app.presentation.web.battle.side import Side
from app.presentation.web.kept import KEPT
from app.presentation.web.language import _, later
from app.presentation.web.pieces.prose import as_markdown
from app.presentation.web.reference import reference
from predictiondex_client.api.predictions import recommend_move
from predictiondex_client.models import BestMoveIn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import BestMoveOut, Scenario

_PAGE: Final = "battle"
_FIRST: Final = {"a": Side(pokemon="pikachu"), "b": Side(pokemon="gyarados")}
_SCENARIOS: Final[Mapping[Scenario, str]] = {
    "worst_case": later("It answers with its best move"),
    "average": later("It picks any of its moves at random"),
    "known": later("It uses the best of the moves chosen for it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matchup:
    a: Side
    b: Side
    scenario: Scenario

    @property
    def address(self) -> dict[str, str]:
        told = {} if self.scenario == "worst_case" else {"scenario": self.scenario}
        return {**self.a.address("a"), **self.b.address("b"), **told}

    def ask(self) -> BestMoveOut:
        question = BestMoveIn(a=self.a.contender(), b=self.b.contender(), scenario=self.scenario, explain=True)
        return ask(recommend_move.sync_detailed, body=question)


def show() -> None:
    known = reference()
    strangers = _begin(known)
    st.title(_("Who wins?"), anchor=False)
    for stranger in strangers:
        words = _("The Pokédex has no {name}, which the address asks for; another Pokémon takes its place.")
        st.warning(words.format(name=as_markdown(stranger)), icon=":material/help:")
    matchup = _choose(known)
    st.button(_("Predict the battle"), type="primary", icon=":material/bolt:", on_click=want, args=(_PAGE,))
    told = tell(_PAGE, matchup, Matchup.ask)
    if not isinstance(told.answer, RefusedError):
        show_answer(told.answer, known)
        _offer_more(told.question, told.answer, known)


def _offer_more(matchup: Matchup, answer: BestMoveOut, known: Reference) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        offer_engine_check(answer, matchup.a, matchup.b)
    with right:
        offer_report(answer.prediction_id, *(known.pokemon_name(one.pokemon) for one in (matchup.a, matchup.b)))
    st.caption(_("The address of this page carries the matchup: whoever you send it to sees the same battle."))


def _begin(known: Reference) -> list[str]:
    """Take the matchup from the address where it is not the one shown; begin with one where there is none.

    Return what the address names that is no Pokémon.
    """
    said = said_anew(_PAGE)
    if said is None:
        return []
    for side, first in _FIRST.items():
        if "a" in said or "b" in said or f"{side}_pokemon" not in st.session_state:
            put(side, side_in_address(side, said, known) or first, known)
    st.session_state["battle_scenario"] = said.get("scenario") if said.get("scenario") in _SCENARIOS else "worst_case"
    return [said[side] for side in _FIRST if side in said and said[side] not in known.pokemon]


def _choose(known: Reference) -> Matchup:
    left, right = st.columns(2, gap="large")
    with left:
        a = choose_side("a", _("Your Pokémon"), known)
    with right:
        b = choose_side("b", _("Its opponent"), known)
    scenario = st.radio(
        _("What the opponent does"),
        [one for one in _SCENARIOS if one != "known" or b.moves],
        format_func=lambda one: _(_SCENARIOS[one]),
        key="battle_scenario",
        horizontal=True,
        **KEPT,
    )
    return Matchup(a=a, b=b, scenario=scenario)
