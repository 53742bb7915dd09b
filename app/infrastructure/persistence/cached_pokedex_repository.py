from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from app.application.ports.pokedex_repository import ImportSummary, PokedexMissingError, PokedexRepository

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    pokedex: Pokedex
    revision: int


class CachedPokedexRepository(PokedexRepository):
    """Answers from memory: the database is read for the first answer, and whenever `refresh` is called.

    A copy outlives the database: while that is away, the last one is the answer. While one thread looks for a
    newer one, the others are not held up.
    """

    def __init__(self, inner: PokedexRepository) -> None:
        self._inner = inner
        self._lock = Lock()
        self._copy: _Copy | None = None

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
            self._copy = self._newest(self._copy)

    def _answer(self) -> _Copy:
        copy = self._copy
        if copy is not None:
            return copy
        with self._lock:
            copy = self._copy or self._newest(None)  # another thread may have read while this one waited
            self._copy = copy
            return copy

    def _newest(self, copy: _Copy | None) -> _Copy:
        # The revision is read first: an import in between is then seen at the next look, never missed.
        revision = self._inner.revision()
        if copy is not None and copy.revision == revision:
            return copy
        return _Copy(pokedex=self._inner.get(), revision=revision)
