"""The recommended duel played by a battle engine, beside what the model says of it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.asking import RefusedError, ask
from app.presentation.web.language import _, number, percent, percent_range
from app.presentation.web.pieces.markup import table
from app.presentation.web.problems import show_refusal
from predictiondex_client.api.simulations import simulate_duel
from predictiondex_client.models import SimulationIn, SimulationOut

if TYPE_CHECKING:
    from uuid import UUID

    from app.presentation.web.battle.side import Side
    from predictiondex_client.models import BestMoveOut, Engine

BATTLES: Final = 200
_NO_ENGINE: Final = "engine-unavailable"
_SURPRISING: Final = 1.645
"""Standard errors that chance exceeds once in ten times, in either direction."""
_KEPT: Final = "battle_played"

Played = SimulationOut | RefusedError


def offer_engine_check(answer: BestMoveOut, a: Side, b: Side) -> None:
    """Play the duel at a click; what was played stays as long as the answer does."""
    st.header(_("Check with the real engine"), anchor=False)
    st.caption(_("Pokémon Showdown's engine plays the recommended duel. That takes a few seconds."))
    label = _("Play {battles} battles").format(battles=BATTLES)
    if st.button(label, icon=":material/casino:", key="battle_check"):
        _keep(answer.prediction_id, _play(answer, a, b, "reference"))
    played = _kept(answer.prediction_id)
    if isinstance(played, RefusedError):
        show_refusal(played)
        if played.kind == _NO_ENGINE and st.button(_("Let PredictionDex's own engine play"), key="battle_own_engine"):
            _keep(answer.prediction_id, _play(answer, a, b, "own"))
            st.rerun()
    elif played is not None:
        st.html(_comparison(played))
        st.write(_agreement(played))


def _play(answer: BestMoveOut, a: Side, b: Side, engine: Engine) -> Played:
    best = answer.moves[0]
    question = SimulationIn(a=a.combatant(best.move), b=b.combatant(best.reply), battles=BATTLES, engine=engine)
    with st.spinner(_("The battles are being played …")):
        try:
            return ask(simulate_duel.sync_detailed, body=question)
        except RefusedError as refusal:
            return refusal


def _comparison(played: SimulationOut) -> str:
    columns = (_("Who says it"), _("Wins"), _("Interval"))
    engine = _("{wins} of {battles} battles won").format(wins=number(played.a_wins), battles=number(played.battles))
    rows = [(escape(engine), percent(played.win_share), percent_range(played.interval.low, played.interval.high))]
    if played.model is not None:
        low, high = played.model.interval.low, played.model.interval.high
        rows.append((escape(_("The model")), percent(played.model.win_probability), percent_range(low, high)))
    return table(_("Played and predicted"), columns, rows, numbers=(1, 2))


def _agreement(played: SimulationOut) -> str:
    if played.model is None:
        return _("There is no model to compare with.")
    if abs(played.model.standard_errors) <= _SURPRISING:
        return _("The two differ by no more than chance explains.")
    points = number(100 * abs(played.model.difference), 1)
    if played.model.difference > 0:
        return _("The prediction is {points} points higher than these battles, more than chance explains.").format(
            points=points
        )
    return _("The prediction is {points} points lower than these battles, more than chance explains.").format(
        points=points
    )


def _keep(prediction_id: UUID, played: Played) -> None:
    st.session_state[_KEPT] = (prediction_id, played)


def _kept(prediction_id: UUID) -> Played | None:
    whose, played = st.session_state.get(_KEPT, (None, None))
    return played if whose == prediction_id else None
