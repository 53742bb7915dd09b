"""How a round went."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.language import _, later, number
from app.presentation.web.pieces.markup import table
from app.presentation.web.quiz.words import option_in_words, question_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.presentation.web.quiz.game import Game
    from app.presentation.web.reference import Reference

_VERDICTS: Final[Sequence[tuple[float, str]]] = (
    (1.0, later("Perfect! The Pokémon League is waiting for you.")),
    (0.8, later("Very good: few opponents will surprise you.")),
    (0.5, later("Not bad. A look at the type chart will do the rest.")),
    (0.0, later("The type chart is your friend: look it up, and play again.")),
)


def show_result(game: Game, known: Reference) -> None:
    title = _("Your result")
    score = _("{score} of {count}").format(score=number(game.score), count=number(len(game.questions)))
    share = game.score / len(game.questions)
    verdict = next(_(words) for least, words in _VERDICTS if share >= least)
    st.html(
        f'<section class="pdx-answer" aria-live="polite"><h2>{escape(title)}</h2>'
        f'<p class="pdx-big">{escape(score)}</p><p>{escape(verdict)}</p></section>'
    )
    columns = (_("Question"), _("Your answer"), _("Right answer"), _("Verdict"))
    rows = [_row(game, place, known) for place in range(len(game.questions))]
    st.html(table(_("The questions of this round"), columns, rows))


def _row(game: Game, place: int, known: Reference) -> tuple[str, ...]:
    question, answer = game.questions[place], game.answers[place]
    return (
        escape(f"{number(place + 1)}. {question_in_words(question, known)}"),
        escape(option_in_words(question, answer, known)),
        escape(option_in_words(question, question.right, known)),
        escape(_("✓\u00a0right") if game.is_right(place) else _("✗\u00a0wrong")),
    )
