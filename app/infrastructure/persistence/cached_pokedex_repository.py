from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.pokedex_repository import ImportSummary, PokedexMissingError, PokedexRepository

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.pokedex.pokedex import Pokedex


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    pokedex: Pokedex
    revision: int


class CachedPokedexRepository(PokedexRepository):
    """Answers from memory, and looks for a newer Pokédex at most every `refresh_seconds`.

    A copy outlives the database: while that is away, the last one is the answer. While one thread looks for a
    newer one, the others are not held up.
    """

    def __init__(
        self, inner: PokedexRepository, *, refresh_seconds: float, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._inner = inner
        self._refresh_seconds = refresh_seconds
        self._monotonic = monotonic
        self._lock = Lock()
        self._copy: _Copy | None = None
        self._next_look = float("-inf")

    def get(self) -> Pokedex:
        return self._answer().pokedex

    def revision(self) -> int:
        """Return the revision of what `get` answers, so that the two always fit together."""
        try:
            return self._answer().revision
        except PokedexMissingError:
            return 0

    def replace(self, pokedex: Pokedex, *, source: str) -> ImportSummary:
        summary = self._inner.replace(pokedex, source=source)
        with self._lock:
            self._next_look = float("-inf")
        return summary

    def _answer(self) -> _Copy:
        copy = self._copy
        if copy is None:
            with self._lock:
                return self._look(self._copy)
        if self._monotonic() < self._next_look or not self._lock.acquire(blocking=False):
            return copy
        try:
            return self._look(self._copy)
        finally:
            self._lock.release()

    def _look(self, copy: _Copy | None) -> _Copy:
        now = self._monotonic()
        if copy is not None and now < self._next_look:
            return copy  # another thread looked while this one waited
        try:
            newest = self._newest(copy)
        except DatabaseUnavailableError:
            if copy is None:
                raise
            newest = copy
        self._copy, self._next_look = newest, now + self._refresh_seconds
        return newest

    def _newest(self, copy: _Copy | None) -> _Copy:
        # The revision is read first: an import in between is then seen at the next look, never missed.
        revision = self._inner.revision()
        if copy is not None and copy.revision == revision:
            return copy
        return _Copy(pokedex=self._inner.get(), revision=revision)
