from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Final

from app.application.traffic_report import OUTCOME, Ending, Sent, TrafficReport

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from app.application.ports.questioner import Answer, Questioner
    from app.domain.monitoring.traffic import Traffic
    from app.domain.prediction.reported_outcome import Winner

FAILURES_IN_A_ROW: Final = 20
"""After so many, there is nothing to be learnt from more."""
_GRACE_SECONDS: Final = 1.0
"""So long after its end, a run still asks what was due before."""


@dataclass(slots=True, kw_only=True)
class TrafficRun:
    """What the clients of one run share. They take turns on one event loop, so nothing is locked."""

    traffic: Traffic
    seconds: float
    """That it is to take."""
    questioner: Questioner
    play: Callable[[int], Winner]
    """Is given the position of a question about a duel, and says how the duel ended."""
    on_progress: Callable[[float], None]
    _started: float | None = None
    _held_until: float = 0.0
    _next: int = 0
    _held_back: int = 0
    _failures: int = 0
    _sent: list[Sent] = field(default_factory=list)
    _ending: Ending = Ending.DONE
    _reason: str = ""

    async def ask_all(self, clients: int) -> None:
        self._started = perf_counter()
        await asyncio.gather(*(self._be_a_client() for _ in range(clients)))

    def interrupt(self) -> None:
        self._ending = Ending.INTERRUPTED

    def report(self) -> TrafficReport:
        return TrafficReport(
            planned=len(self.traffic),
            held_back=self._held_back,
            sent=tuple(self._sent),
            seconds=self._seconds(),
            ending=self._ending,
            reason=self._reason,
        )

    async def _be_a_client(self) -> None:
        """Ask the next question when it is due, then the next that nobody else has taken, until there is none."""
        while self._next < len(self.traffic) and not self._is_over():
            at, self._next = self._next, self._next + 1
            await asyncio.sleep(max(0.0, self.traffic.moments[at] - self._seconds()))
            await self._ask(at)
            self.on_progress((at + 1) / len(self.traffic))

    def _seconds(self) -> float:
        """Return how long it has been running."""
        return 0.0 if self._started is None else perf_counter() - self._started

    def _is_over(self) -> bool:
        return self._ending is not Ending.DONE or self._seconds() > self.seconds + _GRACE_SECONDS

    async def _ask(self, at: int) -> None:
        now = self._seconds()
        if self._is_over():
            return
        if now < self._held_until:
            self._held_back += 1
            return
        answer = await self.questioner.ask(self.traffic.question(at))
        self._note(self.traffic.kinds[at], answer, late_seconds=now - float(self.traffic.moments[at]))
        if self.traffic.has_outcome[at] and answer.prediction_id is not None and not self._is_over():
            await self._report_outcome(at, answer.prediction_id)

    async def _report_outcome(self, at: int, prediction_id: UUID) -> None:
        self._note(OUTCOME, await self.questioner.report(prediction_id, self.play(at)), late_seconds=0.0)

    def _note(self, kind: str, answer: Answer, *, late_seconds: float) -> None:
        self._sent.append(Sent(kind=kind, status=answer.status, seconds=answer.seconds, late_seconds=late_seconds))
        if answer.is_refused:
            self._held_until = max(self._held_until, self._seconds() + answer.hold_seconds)
        elif answer.is_failure:
            self._fail(answer)
        else:
            self._failures = 0

    def _fail(self, answer: Answer) -> None:
        self._failures += 1
        if self._failures == FAILURES_IN_A_ROW:
            last = answer.failure or f"status {answer.status}"
            self._ending = Ending.FAILED
            self._reason = f"{FAILURES_IN_A_ROW} requests in a row have failed, the last one with: {last}"
