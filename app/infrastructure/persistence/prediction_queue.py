from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from app.application.ports.database_errors import DatabaseUnavailableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from app.domain.prediction.prediction import Prediction

_REMEMBERED_REFUSALS: Final = 2000
_PAUSE_AT_THE_END: Final = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLimits:
    most_waiting: int = 20_000
    most_at_once: int = 500
    gather_seconds: float = 0.05
    """How long the first one waits for company, unless somebody waits for it."""
    room_seconds: float = 1.0
    """How long to wait for room where the queue is full."""
    written_seconds: float = 5.0
    """How long to wait until something is written."""


class PredictionQueue:
    """Predictions on their way to the database, first come, first written.

    A ticket is how many had been put by then: they are all written once as many have left.
    """

    def __init__(self, limits: QueueLimits) -> None:
        self._limits = limits
        self._waiting: deque[Prediction] = deque()
        self._left = 0
        self._urgent = 0
        """How many wait until theirs are written."""
        self._closing = False
        self._failure: DatabaseUnavailableError | None = None
        self._refusals: dict[UUID, Exception] = {}
        lock = threading.Lock()
        self._for_writer = threading.Condition(lock)
        self._for_others = threading.Condition(lock)

    def __len__(self) -> int:
        return len(self._waiting)

    def is_roomy(self) -> bool:
        """Say whether there is room for anything that a single question leads to."""
        return 2 * len(self._waiting) < self._limits.most_waiting

    def put(self, predictions: Sequence[Prediction], *, urgent: bool = False) -> int:
        """Return the ticket.

        Raises:
            DatabaseUnavailableError: there is no room in time, or it is urgent and the database is known to be away.
        """
        with self._for_others:
            if self._closing:
                raise DatabaseUnavailableError("the service is stopping")
            if urgent and self._failure is not None:
                raise self._failure
            if not self._has_room(len(predictions)):
                self._wait_for_room(len(predictions))
            self._waiting.extend(predictions)
            # The writer looks up by itself when it has begun to gather.
            if len(self._waiting) == len(predictions) or len(self._waiting) >= self._limits.most_at_once:
                self._for_writer.notify()
            return self._left + len(self._waiting)

    def ticket_of(self, prediction_id: UUID) -> int | None:
        """Return the ticket of one that still waits."""
        with self._for_others:
            places = (place for place, one in enumerate(self._waiting, 1) if one.prediction_id == prediction_id)
            place = next(places, None)
            return None if place is None else self._left + place

    def wait_written(self, ticket: int) -> None:
        """Raise `DatabaseUnavailableError` where that takes too long, or the database is known to be away."""
        seconds = self._limits.written_seconds
        with self._for_others:
            self._urgent += 1
            self._for_writer.notify()
            self._for_others.wait_for(lambda: self._left >= ticket or self._failure is not None, seconds)
            self._urgent -= 1
            if self._left < ticket:
                raise self._failure or DatabaseUnavailableError(f"it has not taken an answer within {seconds:g} s")

    def refusal_of(self, prediction_id: UUID) -> Exception | None:
        """Return why the database has refused one, not long ago."""
        return self._refusals.get(prediction_id)

    def next_batch(self) -> list[Prediction]:
        """Return what to write next, which stays here until it `leave`s; nothing, once all is written and closed."""
        with self._for_writer:
            self._for_writer.wait_for(lambda: self._waiting or self._closing)
            self._for_writer.wait_for(self._is_worth_writing, self._limits.gather_seconds)
            return list(islice(self._waiting, self._limits.most_at_once))

    def leave(self, count: int, refusals: Mapping[UUID, Exception]) -> None:
        """Let go of the first ones, which are written, or refused."""
        with self._for_others:
            for _ in range(count):
                self._waiting.popleft()
            self._left += count
            self._failure = None
            self._remember(refusals)
            self._for_others.notify_all()

    def fail(self, failure: DatabaseUnavailableError) -> None:
        """Tell those who wait that they wait in vain; what is here stays here."""
        with self._for_others:
            self._failure = failure
            self._for_others.notify_all()

    def pause(self, seconds: float) -> None:
        """Let time pass; not much of it once the queue closes."""
        with self._for_writer:
            self._for_writer.wait_for(lambda: self._closing, seconds)
            if self._closing:
                self._for_writer.wait(_PAUSE_AT_THE_END)

    def close(self) -> None:
        """Let the writer write what is here, and go."""
        with self._for_writer:
            self._closing = True
            self._for_writer.notify()

    def _remember(self, refusals: Mapping[UUID, Exception]) -> None:
        self._refusals |= refusals
        while len(self._refusals) > _REMEMBERED_REFUSALS:
            del self._refusals[next(iter(self._refusals))]

    def _is_worth_writing(self) -> bool:
        return bool(self._urgent or self._closing or len(self._waiting) >= self._limits.most_at_once)

    def _has_room(self, count: int) -> bool:
        return not self._waiting or len(self._waiting) + count <= self._limits.most_waiting

    def _wait_for_room(self, count: int) -> None:
        if not self._for_others.wait_for(lambda: self._has_room(count), self._limits.room_seconds):
            raise self._failure or DatabaseUnavailableError(f"{len(self._waiting)} answers wait to be written")
