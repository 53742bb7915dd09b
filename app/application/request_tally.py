from __future__ import annotations

from threading import Lock


class RequestTally:
    """Counts the requests that came while a model was in service, and those that failed."""

    def __init__(self) -> None:
        self._requests = 0
        self._failures = 0
        self._lock = Lock()

    def count(self, *, failed: bool) -> None:
        with self._lock:
            self._requests += 1
            self._failures += failed

    def read(self) -> tuple[int, int]:
        """Return how many requests there were, and how many of them failed."""
        with self._lock:
            return self._requests, self._failures
