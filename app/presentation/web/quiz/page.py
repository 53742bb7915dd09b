"""A quiz about types, ten questions a round."""

from __future__ import annotations

import secrets
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.addresses import news_in_address, within, write_address
from app.presentation.web.kept import KEPT
from app.presentation.web.language import _, number
from app.presentation.web.quiz.game import SEEDS, Game, Tally
from app.presentation.web.quiz.questions import Level
from app.presentation.web.quiz.result import show_result
from app.presentation.web.quiz.words import LEVELS, option_in_words, question_in_words, reasons
from app.presentation.web.reference import reference

if TYPE_CHECKING:
    from app.presentation.web.reference import Reference

_PAGE: Final = "quiz"
_GAME: Final = "quiz_game"
_TALLY: Final = "quiz_tally"
_LEVEL: Final = "quiz_level"


def show() -> None:
    known = reference()
    _begin(known)
    st.title(_("Type quiz"), anchor=False)
    _choose_level(known)
    game: Game = st.session_state[_GAME]
    _show_score(game)
    if game.is_over:
        show_result(game, known)
        _offer_rounds(game, known)
    else:
        _show_question(game, known)
    st.caption(
        _("Round {seed}. Whoever opens the address of this page plays the same questions.").format(seed=game.seed)
    )
    write_address(_PAGE, game.address)


def _begin(known: Reference) -> None:
    """Begin the round that the address tells, or any; a game that was begun goes on."""
    said = news_in_address(_PAGE)
    if not said and _GAME in st.session_state:
        return
    told = said or {}
    level = Level(told["level"]) if told.get("level") in list(Level) else Level.ONE
    seed = within(told.get("seed"), 0, SEEDS - 1, secrets.randbelow(SEEDS))
    st.session_state[_LEVEL] = level
    st.session_state[_GAME] = Game.begun(seed, level, known)
    st.session_state.setdefault(_TALLY, Tally())


def _choose_level(known: Reference) -> None:
    st.segmented_control(
        _("Difficulty"),
        list(Level),
        format_func=lambda level: _(LEVELS[level]),
        key=_LEVEL,
        required=True,
        on_change=_start,
        args=(known,),
        help=_("Another difficulty begins another round."),
        **KEPT,
    )


def _show_score(game: Game) -> None:
    tally: Tally = st.session_state[_TALLY]
    place = min(game.place + 1, len(game.questions))
    st.progress(
        len(game.answers) / len(game.questions),
        text=_("Question {place} of {count} · {score} right").format(
            place=number(place), count=number(len(game.questions)), score=number(game.score)
        ),
    )
    if not tally.asked:
        return
    st.caption(
        _("This session: {right} of {asked} right, {streak} in a row now, {best} at best.").format(
            right=number(tally.right), asked=number(tally.asked), streak=number(tally.streak), best=number(tally.best)
        )
    )


def _show_question(game: Game, known: Reference) -> None:
    question = game.questions[game.place]
    st.header(question_in_words(question, known), anchor=False)
    if game.explaining:
        st.html(_explanation(game, known))
        label = _("See the result") if len(game.answers) == len(game.questions) else _("Next question")
        st.button(label, type="primary", key="quiz_next", on_click=_go_on)
        return
    with st.container(horizontal=True, key="quiz_options"):
        for option in question.options:
            words = option_in_words(question, option, known)
            st.button(words, key=f"quiz_option_{game.place}_{option}", on_click=_answer, args=(option,))


def _explanation(game: Game, known: Reference) -> str:
    question, answer = game.questions[game.place], game.answers[game.place]
    right = game.is_right(game.place)
    told = _("Right: {answer}") if right else _("Not quite. You said {given}; the right answer is {answer}")
    words = told.format(
        given=option_in_words(question, answer, known), answer=option_in_words(question, question.right, known)
    )
    why = "".join(f"<li>{escape(one)}</li>" for one in reasons(question, known))
    look = "pdx-right" if right else "pdx-wrong"
    mark = "✓" if right else "✗"
    return (
        f'<section class="pdx-answer {look}" role="status"><p><b><span aria-hidden="true">{mark}</span> '
        f'{escape(words)}</b></p><ul class="pdx-list">{why}</ul></section>'
    )


def _offer_rounds(game: Game, known: Reference) -> None:
    with st.container(horizontal=True, key="quiz_rounds"):
        st.button(_("New round"), type="primary", key="quiz_new", on_click=_start, args=(known,))
        st.button(_("The same round again"), key="quiz_again", on_click=_start, args=(known, game.seed))


def _start(known: Reference, seed: int | None = None) -> None:
    begun = secrets.randbelow(SEEDS) if seed is None else seed
    st.session_state[_GAME] = Game.begun(begun, Level(st.session_state[_LEVEL]), known)


def _answer(option: int) -> None:
    game: Game = st.session_state[_GAME]
    after = game.answered(option)
    if after is not game:
        st.session_state[_GAME] = after
        st.session_state[_TALLY] = st.session_state[_TALLY].with_answer(right=after.is_right(after.place))


def _go_on() -> None:
    st.session_state[_GAME] = st.session_state[_GAME].gone_on()
