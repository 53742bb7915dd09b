"""What two teams are to each other: a sentence first, then the map of all duels, then whom to send."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.language import _, later, percent
from app.presentation.web.pieces.bars import chance_bar
from app.presentation.web.rejected import show_rejected
from app.presentation.web.team.duels import show_duels, show_map
from app.presentation.web.team.leads import show_answers, show_leads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.presentation.web.reference import Reference
    from app.presentation.web.team.meeting import Meeting
    from predictiondex_client.models import TeamMatchupOut

_VERDICTS: Final[Sequence[tuple[float, str]]] = (
    (0.75, later("Your team has a clear edge")),
    (0.55, later("Your team has a slight edge")),
    (0.45, later("The teams are about even")),
    (0.25, later("The other team has a slight edge")),
    (-1.0, later("The other team has a clear edge")),
)


def show_answer(meeting: Meeting, answer: TeamMatchupOut, known: Reference) -> None:
    st.html(_headline(answer, known))
    show_rejected(answer.rejected_moves, known)
    show_map(meeting, answer, known)
    show_leads(answer, known)
    show_answers(answer, known)
    show_duels(meeting, answer, known)
    if not meeting.address:
        st.caption(_("These teams are too long for the address of this page, so that it does not carry them."))


def _headline(answer: TeamMatchupOut, known: Reference) -> str:
    value, lead = answer.value, answer.best_lead
    title = next(_(words) for least, words in _VERDICTS if value > least)
    words = _("When both choose their lead as well as they can, yours wins {chance} of the first duels.").format(
        chance=percent(value)
    )
    safest = _("The safest lead is {name}: whoever comes against it, it wins {least} or more.").format(
        name=known.pokemon_name(lead.pokemon), least=percent(min(answer.matrix[lead.position]))
    )
    return (
        f'<section class="pdx-answer" aria-live="polite"><h2>{escape(title)}</h2>'
        f'<p class="pdx-big">{percent(value)}</p>{chance_bar(value, value, value, words=words)}'
        f"<p>{escape(words)}</p><p>{escape(safest)}</p></section>"
    )
