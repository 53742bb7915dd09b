from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.application.ports.pokedex_repository import ImportSummary, PokedexRepository
    from app.application.ports.pokedex_source import PokedexSource


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPokedex:
    """Bring the Pokédex of the source into the repository.

    Raises:
        BrokenSourceError: the source cannot be read; the repository stays as it is.
        InvalidPokedexError: the source contradicts itself; the repository stays as it is.
        DatabaseUnavailableError: the repository cannot be written, and stays as it is.
    """

    source: PokedexSource
    repository: PokedexRepository

    def __call__(self) -> ImportSummary:
        return self.repository.replace(self.source.fetch(), source=self.source.name)
