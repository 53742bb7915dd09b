from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from uuid import uuid4

from app.application.ports.questioner import Answer, NobodyAnswersError, Questioner
from app.domain.monitoring.traffic import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from app.domain.monitoring.traffic import Question
    from app.domain.prediction.reported_outcome import Winner

_NOBODY = Answer(seconds=0.0, failure="nobody is there")


def _nothing() -> None:
    pass


class FakeQuestioner(Questioner):
    """Answers everything well, after `delay` seconds, but first what is in `script`; `wait` is called before."""

    def __init__(self) -> None:
        self.script: list[Answer] = []
        self.delay = 0.0
        self.wait: Callable[[], None] = _nothing
        self.is_there = True
        self.closed = False
        self.asked: list[Question] = []
        self.given: list[UUID] = []
        self.reported: list[tuple[UUID, Winner]] = []
        self.most_at_once = 0
        self._at_once = 0

    async def knock(self) -> None:
        if not self.is_there:
            raise NobodyAnswersError("http://fake", _NOBODY.failure)

    async def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        prediction_id = uuid4() if question.kind is Kind.DUEL else None
        answer = await self._answer(Answer(seconds=self.delay, status=200, prediction_id=prediction_id))
        if answer.prediction_id is not None:
            self.given.append(answer.prediction_id)
        return answer

    async def report(self, prediction_id: UUID, winner: Winner) -> Answer:
        self.reported.append((prediction_id, winner))
        return await self._answer(Answer(seconds=self.delay, status=201))

    async def close(self) -> None:
        self.closed = True

    async def _answer(self, usual: Answer) -> Answer:
        self.wait()
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        await asyncio.sleep(self.delay)
        self._at_once -= 1
        if not self.is_there:
            return _NOBODY
        return self.script.pop(0) if self.script else usual
