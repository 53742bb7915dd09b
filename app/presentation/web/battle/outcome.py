"""Whoever has fought the battle says who won, by which the model is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.asking import RefusedError, ask
from app.presentation.web.language import _
from app.presentation.web.problems import show_refusal
from predictiondex_client.api.predictions import report_outcome
from predictiondex_client.models import OutcomeIn

if TYPE_CHECKING:
    from uuid import UUID

    from predictiondex_client.models import Winner

_REPORTED: Final = "battle_reported"


def offer_report(prediction_id: UUID, a: str, b: str) -> None:
    """`a` and `b` are the names of the two; nobody is chosen beforehand, for a slip would be kept as what happened."""
    st.header(_("Report what happened"), anchor=False)
    if st.session_state.get(_REPORTED) == prediction_id:
        st.success(_("Thank you. The model is judged by what really happens."), icon=":material/check:")
        return
    names: dict[Winner, str] = {"a": a, "b": b, "tie": _("Nobody: a tie")}
    # Of another battle nobody has won yet: a choice that is kept from the one before would not be seen.
    winner = st.radio(
        _("Who won your battle?"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        horizontal=True,
        key=f"battle_winner_{prediction_id}",
    )
    if st.button(_("Report it"), key="battle_report", disabled=winner is None) and winner is not None:
        _report(prediction_id, winner)


def _report(prediction_id: UUID, winner: Winner) -> None:
    try:
        ask(report_outcome.sync_detailed, prediction_id=prediction_id, body=OutcomeIn(winner=winner))
    except RefusedError as refusal:
        show_refusal(refusal)
    else:
        st.session_state[_REPORTED] = prediction_id
        st.rerun()
