from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from app.domain.access.api_key import ApiKey

_MOST_KEYS: Final = 10_000


class KeyMemory:
    """Remembers the last keys for some seconds, and the last use of each until that is written down.

    A key that is revoked opens doors for as long as it is remembered.
    """

    def __init__(
        self, *, seconds: float, most_keys: int = _MOST_KEYS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._most_keys = most_keys
        self._clock = clock
        self._keys: dict[str, tuple[ApiKey, float]] = {}
        """Each with the moment of its end; the first one in ends first."""
        self._uses: dict[str, datetime] = {}
        self._lock = Lock()

    def find(self, key_id: str) -> ApiKey | None:
        key, end = self._keys.get(key_id, (None, 0.0))
        return key if self._clock() < end else None

    def keep(self, key: ApiKey) -> None:
        with self._lock:
            self._keys.pop(key.key_id, None)
            self._keys[key.key_id] = key, self._clock() + self._seconds
            self._forget_old()

    def note_use(self, key_id: str, moment: datetime) -> None:
        with self._lock:
            self._uses[key_id] = moment

    def uses(self) -> dict[str, datetime]:
        """Return those that are not written down yet."""
        with self._lock:
            return self._uses.copy()

    def forget_use(self, key_id: str, moment: datetime) -> None:
        """Forget a use that is written down, unless there was another one since."""
        with self._lock:
            if self._uses.get(key_id) == moment:
                del self._uses[key_id]

    def _forget_old(self) -> None:
        while self._keys:
            key_id, (_, end) = next(iter(self._keys.items()))
            if self._clock() < end and len(self._keys) <= self._most_keys:
                return
            del self._keys[key_id]
