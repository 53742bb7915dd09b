from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from app.application.ports.pokedex_repository import (
    ImportSummary,
    PokedexMissingError,
    PokedexRepository,
    StoredPokedex,
)

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


class CachedPokedexRepository(PokedexRepository):
    """Answers from memory: the database is read for the first answer, and whenever `refresh` is called.

    A copy outlives the database: while that is away, the last one is the answer. While one thread looks for a
    newer one, the others are not held up.
    """

    def __init__(self, inner: PokedexRepository) -> None:
        self._inner = inner
        self._lock = Lock()
        self._copy: StoredPokedex | None = None

    def stored(self) -> StoredPokedex:
        copy = self._copy
        if copy is not None:
            return copy
        with self._lock:
            copy = self._copy or self._inner.stored()  # another thread may have read while this one waited
            self._copy = copy
            return copy

    def mark(self) -> str:
        """Return the mark of what `get` answers, so that the two always fit together."""
        try:
            return self.stored().mark
        except PokedexMissingError:
            return ""

    def replace(self, pokedex: Pokedex, *, source: str, run_id: int | None = None) -> ImportSummary:
        summary = self._inner.replace(pokedex, source=source, run_id=run_id)
        with self._lock:
            if self._copy is not None and self._copy.revision != summary.revision:
                self._copy = None
        return summary

    def refresh(self) -> None:
        """Look for a newer Pokédex; where there is none, or it cannot be read, the copy stays.

        Raises:
            PokedexMissingError: there is none at all.
            InvalidPokedexError: the newer one contradicts itself.
            DatabaseUnavailableError: it cannot be read.
        """
        with self._lock:
            if self._copy is None or self._copy.mark != self._inner.mark():
                self._copy = self._inner.stored()
