from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING, Final

from cachetools import TTLCache

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from app.domain.access.api_key import ApiKey

_MOST_KEYS: Final = 10_000


class KeyMemory:
    """Remembers the last keys for some seconds, and the last use of each until that is written down.

    A key that is revoked opens doors for as long as it is remembered.
    """

    def __init__(self, *, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._keys: TTLCache[str, ApiKey] = TTLCache(_MOST_KEYS, seconds, timer=clock)
        self._uses: dict[str, datetime] = {}
        self._lock = Lock()

    def find(self, key_id: str) -> ApiKey | None:
        with self._lock:
            return self._keys.get(key_id)

    def keep(self, key: ApiKey) -> None:
        with self._lock:
            self._keys[key.key_id] = key

    def note_use(self, key_id: str, moment: datetime) -> None:
        self._uses[key_id] = moment

    def uses(self) -> dict[str, datetime]:
        return self._uses.copy()

    def forget_use(self, key_id: str, moment: datetime) -> None:
        """Forget a use that is written down, unless there was another one since."""
        if self._uses.get(key_id) == moment:
            del self._uses[key_id]
