"""The quiz as it is played."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.presentation.web.pieces.multipliers import MULTIPLIERS
from app.presentation.web.quiz.game import Game, Tally
from app.presentation.web.quiz.questions import LENGTH, Level, Question, make_round
from app.presentation.web.reference import Reference, reference
from tests.web_pages import open_page, words_on

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.web_pages import LineToApi


@pytest.fixture
def known(line: LineToApi) -> Reference:
    del line
    return reference()


@pytest.mark.parametrize("level", list(Level))
def test_a_round_is_the_same_for_the_same_seed(level: Level, known: Reference) -> None:
    questions = make_round(7, level, known)
    assert make_round(7, level, known) == questions
    assert make_round(8, level, known) != questions
    assert len(set(questions)) == LENGTH


@pytest.mark.parametrize("level", list(Level))
def test_what_is_said_to_be_right_is_right(level: Level, known: Reference) -> None:
    for seed in range(20):
        for question in make_round(seed, level, known):
            hits = [known.multiplier(attack.type, question.target.types) for attack in question.attacks]
            if question.is_how_hard:
                assert MULTIPLIERS[question.right] == hits[0]
            else:
                assert [place for place, hit in enumerate(hits) if hit > 1] == [question.right]


def test_one_type_alone_is_never_hit_twice_over(known: Reference) -> None:
    hard = [question for question in make_round(7, Level.ONE, known) if question.is_how_hard]
    assert {tuple(MULTIPLIERS[one] for one in question.options) for question in hard} == {(2, 1, 0.5, 0)}


def test_real_ones_have_the_types_that_are_asked_about(known: Reference) -> None:
    for question in make_round(1, Level.REAL, known):
        assert question.target.pokemon is not None
        assert tuple(known.pokemon[question.target.pokemon].types) == question.target.types
        assert all(attack.move and known.moves[attack.move].type_ == attack.type for attack in question.attacks)


def test_a_second_answer_does_not_count(known: Reference) -> None:
    game = Game.begun(1, Level.ONE, known).answered(0)
    assert game.answered(1) is game


def test_a_streak_ends_with_a_wrong_answer() -> None:
    tally = Tally().with_answer(right=True).with_answer(right=True).with_answer(right=False)
    assert tally == Tally(asked=3, right=2, streak=0, best=2)


def test_a_round_from_the_first_question_to_the_result(known: Reference) -> None:
    page = open_page("quiz", seed="7", level="two")
    questions = make_round(7, Level.TWO, known)
    _answer(page, 0, questions[0].right)
    assert "Right: " in words_on(page)
    _go_on(page)
    _answer(page, 1, _wrong(questions[1]))
    assert "Not quite." in words_on(page)
    assert "1 of 2 right, 0 in a row now, 1 at best" in words_on(page)
    for place in range(2, LENGTH):
        _go_on(page)
        _answer(page, place, questions[place].right)
    _go_on(page)
    assert "9 of 10" in words_on(page)
    assert page.query_params == {"seed": "7", "level": "two"}


@pytest.mark.usefixtures("line")
def test_why_in_french() -> None:
    page = open_page("quiz", language="fr", seed="7", level="real")
    _answer(page, 0, 0)
    assert "Bélier (Normal) touche" in words_on(page)


@pytest.mark.usefixtures("line")
def test_another_difficulty_begins_another_round() -> None:
    page = open_page("quiz", seed="nonsense", level="nonsense")
    assert page.query_params["level"] == "one"
    page.button_group(key="quiz_level").set_value(Level.REAL).run()
    assert page.query_params["level"] == "real"
    assert "This session" not in words_on(page)


def _wrong(question: Question) -> int:
    return next(one for one in question.options if one != question.right)


def _answer(page: AppTest, place: int, option: int) -> None:
    page.button(key=f"quiz_option_{place}_{option}").click().run()


def _go_on(page: AppTest) -> None:
    page.button(key="quiz_next").click().run()
