from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Final

from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.prediction_repository import PredictionRepository, RefusedPredictionError, WritingState
from app.infrastructure.persistence.prediction_queue import PredictionQueue, QueueLimits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from app.domain.prediction.prediction import Prediction

_log = logging.getLogger(__name__)

CLOSE_SECONDS: Final = 8.0
_FIRST_PAUSE: Final = 0.1
_LONGEST_PAUSE: Final = 2.0


class BufferedPredictionRepository(PredictionRepository):
    """Lets another repository write behind the answers, many in one transaction.

    Where the database is away nothing is lost: the writer keeps what it has and tries again, and when no more can be
    kept, `add` refuses.
    """

    def __init__(
        self,
        inner: PredictionRepository,
        *,
        limits: QueueLimits | None = None,
        close_seconds: float = CLOSE_SECONDS,
    ) -> None:
        self._inner = inner
        self._limits = limits or QueueLimits()
        self._queue = PredictionQueue(self._limits)
        self._close_seconds = close_seconds
        self._starting = threading.Lock()
        self._writer: threading.Thread | None = None
        self._pause = _FIRST_PAUSE
        self._given_up = False
        self.written = 0
        """How many predictions have been committed so far."""
        self.refused = 0
        """How many the database did not want."""

    @property
    def waiting(self) -> int:
        """How many predictions are not committed yet."""
        return len(self._queue)

    @property
    def keeps_at_once(self) -> bool:
        return self._writer is not None and self._queue.is_roomy()

    @property
    def writing(self) -> WritingState:
        return WritingState(
            waiting=self.waiting,
            most_waiting=self._limits.most_waiting,
            written=self.written,
            refused=self.refused,
        )

    def add(self, predictions: Sequence[Prediction], *, durable: bool = False) -> None:
        if not predictions:
            return
        if self._writer is None:
            self._start()
        ticket = self._queue.put(predictions, urgent=durable)
        if durable:
            self._queue.wait_written(ticket)
            self._raise_refusal(predictions)

    def find(self, prediction_id: UUID) -> Prediction | None:
        ticket = self._queue.ticket_of(prediction_id)
        if ticket is not None:
            self._queue.wait_written(ticket)
        return self._inner.find(prediction_id)

    def close(self) -> None:
        """Write what waits, within a bounded time; nothing can be added any more."""
        self._queue.close()
        if self._writer is not None:
            self._writer.join(self._close_seconds)
        self._given_up = True
        if self.waiting:
            _log.error("%d predictions could not be written before the end, and are lost", self.waiting)
        self._inner.close()

    def _start(self) -> None:
        with self._starting:
            if self._writer is None:
                self._writer = threading.Thread(target=self._write_all, name="predictions", daemon=True)
                self._writer.start()

    def _write_all(self) -> None:
        while not self._given_up and (batch := self._queue.next_batch()):
            try:
                self._write(batch)
            except DatabaseUnavailableError as failure:
                self._wait_for_database(failure)
            else:
                self._tell_of_return()

    def _write(self, batch: Sequence[Prediction]) -> None:
        try:
            self._inner.add(batch, durable=True)
        except DatabaseUnavailableError:
            raise
        except Exception:  # noqa: BLE001 - it is told for each one that it is true of
            for one in batch:
                self._write_alone(one)
        else:
            self.written += len(batch)
            self._queue.leave(len(batch), {})

    def _write_alone(self, prediction: Prediction) -> None:
        refusals: dict[UUID, Exception] = {}
        try:
            self._inner.add([prediction], durable=True)
        except DatabaseUnavailableError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the others must not wait behind it
            unforeseen = None if isinstance(error, RefusedPredictionError) else error
            _log.error("The prediction %s is lost: %s", prediction.prediction_id, error, exc_info=unforeseen)
            refusals[prediction.prediction_id] = error
        self.written += not refusals
        self.refused += len(refusals)
        self._queue.leave(1, refusals)

    def _wait_for_database(self, failure: DatabaseUnavailableError) -> None:
        if self._pause == _FIRST_PAUSE:
            _log.error("Predictions wait for the database: %s", failure)
        self._queue.fail(failure)
        self._queue.pause(self._pause)
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)

    def _tell_of_return(self) -> None:
        if self._pause != _FIRST_PAUSE:
            _log.info("Predictions are written again; %d wait", self.waiting)
            self._pause = _FIRST_PAUSE

    def _raise_refusal(self, predictions: Sequence[Prediction]) -> None:
        for one in predictions:
            refusal = self._queue.refusal_of(one.prediction_id)
            if refusal is not None:
                raise refusal
