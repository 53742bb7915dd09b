from __future__ import annotations

import asyncio
from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

import pytest

from app.application.ports.questioner import NobodyAnswersError
from app.domain.battle.combatant import Contender
from app.domain.monitoring.traffic import Kind, Question
from app.domain.prediction.reported_outcome import Winner

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from app.application.ports.questioner import Answer, Questioner

PAIR = (
    Contender(pokemon="pikachu", moves=("thunderbolt", "slam"), level=7, ivs=(1, 2, 3, 4, 5, 6), friendship=9),
    Contender(pokemon="gyarados", moves=("waterfall",), nature="brave", avs=(10, 20, 30, 40, 50, 60)),
)
SOME_ID = UUID("00000000-0000-4000-8000-000000000001")


def question(kind: Kind) -> Question:
    return Question(kind=kind, pairs=(PAIR, PAIR))


class Stage(Protocol):
    """A questioner, and whom it asks."""

    @abstractmethod
    def questioner(self) -> Questioner: ...

    @abstractmethod
    def say(self, status: int, *, hold_seconds: int = 0) -> None:
        """Let the next request be answered so, instead of well."""

    @abstractmethod
    def leave(self) -> None:
        """Let nobody be there any more."""


def done(stage: Stage, *what: Callable[[Questioner], Awaitable[Answer | None]]) -> list[Answer]:
    """Do these in turn with one questioner, and return what was answered."""

    async def do() -> list[Answer]:
        questioner = stage.questioner()
        try:
            answers = [await one(questioner) for one in what]
        finally:
            await questioner.close()
        return [one for one in answers if one is not None]

    return asyncio.run(do())


class QuestionerContract:
    """A test class inherits this and gives a `stage`."""

    @pytest.mark.parametrize("kind", Kind)
    def test_a_question_is_answered(self, stage: Stage, kind: Kind) -> None:
        (answer,) = done(stage, lambda one: one.ask(question(kind)))

        assert (answer.status, answer.failure, answer.hold_seconds) == (200, "", 0)
        assert not answer.is_failure
        assert answer.seconds >= 0
        assert (answer.prediction_id is None) is (kind is not Kind.DUEL)

    def test_an_outcome_is_reported(self, stage: Stage) -> None:
        (answer,) = done(stage, lambda one: one.report(SOME_ID, Winner.TIE))

        assert answer.status == 201
        assert not answer.is_failure

    def test_who_asks_too_much_is_told_how_long_to_wait(self, stage: Stage) -> None:
        stage.say(429, hold_seconds=17)
        first, second = done(stage, *[lambda one: one.ask(question(Kind.DUEL))] * 2)

        assert (first.is_refused, first.is_failure, first.hold_seconds) == (True, False, 17)
        assert (second.is_refused, second.hold_seconds) == (False, 0)

    @pytest.mark.parametrize("status", [307, 401, 422, 500, 503])
    def test_what_fails_is_told_not_raised(self, stage: Stage, status: int) -> None:
        stage.say(status)
        first, second = done(stage, *[lambda one: one.ask(question(Kind.DUEL))] * 2)

        assert (first.status, first.is_failure, first.prediction_id) == (status, True, None)
        assert not second.is_failure

    def test_that_nobody_is_there_is_told_while_asking(self, stage: Stage) -> None:
        stage.leave()
        asked, reported = done(
            stage, lambda one: one.ask(question(Kind.DUEL)), lambda one: one.report(SOME_ID, Winner.A)
        )

        assert asked.status is reported.status is None
        assert asked.is_failure
        assert asked.failure

    def test_whoever_is_there_is_found(self, stage: Stage) -> None:
        assert done(stage, lambda one: one.knock()) == []
        stage.leave()
        with pytest.raises(NobodyAnswersError):
            done(stage, lambda one: one.knock())
