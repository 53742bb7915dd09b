"""Lets a few in at once, lets a few more wait, and sends the others away, so that work cannot pile up."""

from __future__ import annotations

from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Iterator


class TooManySimulationsError(PredictionDexError):
    """As many simulations and large questions are worked on, and wait, as may."""

    def __init__(self, at_once: int, waiting: int, retry_after_seconds: int) -> None:
        self.at_once = at_once
        self.waiting = waiting
        self.retry_after_seconds = retry_after_seconds
        super().__init__(
            f"At most {at_once} simulations and large questions are worked on at once while {waiting} more wait. "
            f"Ask again in {retry_after_seconds} s."
        )


class Turnstile:
    """Lets `at_once` threads through, and `waiting` more wait for at most `patience_seconds`."""

    def __init__(self, *, at_once: int, waiting: int, patience_seconds: float) -> None:
        self._at_once, self._waiting, self._patience_seconds = at_once, waiting, patience_seconds
        self._admitted = BoundedSemaphore(at_once + waiting)
        self._places = BoundedSemaphore(at_once)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a place, and keep it for as long as the context lasts.

        Raises:
            TooManySimulationsError: there is no place to wait in, or none to play in came free in time.
        """
        if not self._admitted.acquire(blocking=False):
            raise self._refusal()
        try:
            if not self._places.acquire(timeout=self._patience_seconds):
                raise self._refusal()
            try:
                yield
            finally:
                self._places.release()
        finally:
            self._admitted.release()

    def _refusal(self) -> TooManySimulationsError:
        return TooManySimulationsError(self._at_once, self._waiting, max(round(self._patience_seconds), 1))
