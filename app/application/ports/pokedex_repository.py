from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from app.domain.pokedex.pokedex import Pokedex


class PokedexMissingError(PredictionDexError):
    """The database is there, but no Pokédex was imported yet."""

    def __init__(self) -> None:
        super().__init__("The database holds no Pokédex yet. Run `predictiondex pokedex import`.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableChanges:
    inserted: int
    updated: int
    deleted: int

    @property
    def total(self) -> int:
        return self.inserted + self.updated + self.deleted


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSummary:
    changes: Mapping[str, TableChanges]
    """By table, every table of the Pokédex in it."""
    revision: int
    """Of the Pokédex that stands now."""

    @property
    def total(self) -> int:
        return sum(table.total for table in self.changes.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPokedex:
    pokedex: Pokedex
    mark: str
    source: str
    """Where it came from."""
    imported_at: datetime
    """In UTC."""

    @property
    def revision(self) -> int:
        return _revision(self.mark)


class PokedexRepository(Protocol):
    """Keeps the one Pokédex that the product answers from."""

    @abstractmethod
    def stored(self) -> StoredPokedex:
        """Return the whole Pokédex, its entries in the order in which they were imported, and its revision.

        Raises:
            PokedexMissingError: nothing was imported yet.
            InvalidPokedexError: what is there contradicts itself.
            DatabaseUnavailableError: it cannot be read.
        """

    def get(self) -> Pokedex:
        """Return the Pokédex alone; raise what `stored` raises."""
        return self.stored().pokedex

    @abstractmethod
    def mark(self) -> str:
        """Return what tells this Pokédex from every other: its revision and a hash; empty before the first. Cheap.

        Raises:
            DatabaseUnavailableError: it cannot be read.
        """

    def revision(self) -> int:
        """Return a number that grows with every import that changed something; 0 before the first."""
        return _revision(self.mark())

    @abstractmethod
    def replace(self, pokedex: Pokedex, *, source: str, run_id: int | None = None) -> ImportSummary:
        """Make this the Pokédex, in one transaction, writing only what differs.

        The same Pokédex again writes nothing and leaves the revision as it is. Entries that predictions refer to
        keep their identity. With `run_id`, the history knows in the same moment that this run has loaded it.

        Raises:
            InvalidPokedexError: the repository's own rules, or what refers to the old one, do not let it in.
            DatabaseUnavailableError: it cannot be written; the old Pokédex stands whole.
        """


def _revision(mark: str) -> int:
    return int(mark.partition("-")[0] or 0)
