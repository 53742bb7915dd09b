from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.application.ports.pokedex_repository import PokedexMissingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from app.application.ports.pokedex_repository import PokedexRepository, StoredPokedex
    from app.application.ports.provenance import Origin, Provenance
    from app.domain.registry.model_version import ModelVersion

TRADEMARKS: Final = (
    "Pokémon is a trademark of Nintendo, Creatures and GAME FREAK, with whom this project has nothing to do."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What is installed."""

    version: str
    licence: str
    """Of the code."""
    rules: str
    """The version of the rules by which our engine plays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PokedexFacts:
    source: str
    revision: int
    imported_at: datetime
    species: int
    forms: int
    """Pokémon that can be asked about: a species has one for each of its forms."""
    moves: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedOrigin:
    origin: Origin
    is_used: bool
    """Whether the Pokédex that stands was made with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFacts:
    release: Release
    trademarks: str
    pokedex: PokedexFacts | None
    """None where none was imported yet."""
    origins: tuple[UsedOrigin, ...]
    model: ModelVersion | None
    """The one that the registry has last named as in production."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeProduct:
    """Say what this is made of."""

    release: Release
    pokedex: PokedexRepository
    provenance: Provenance
    production: Callable[[], ModelVersion | None]
    """Return it without asking the registry, which may be away; None where it has named none."""

    def __call__(self) -> ProductFacts:
        """Raise `DatabaseUnavailableError` or `InvalidPokedexError` where no Pokédex can be read."""
        stored = self._stored()
        source = stored.source if stored else ""
        return ProductFacts(
            release=self.release,
            trademarks=TRADEMARKS,
            pokedex=_facts(stored) if stored else None,
            origins=tuple(UsedOrigin(origin=one, is_used=source in one.behind) for one in self.provenance.origins()),
            model=self.production(),
        )

    def _stored(self) -> StoredPokedex | None:
        try:
            return self.pokedex.stored()
        except PokedexMissingError:
            return None


def _facts(stored: StoredPokedex) -> PokedexFacts:
    return PokedexFacts(
        source=stored.source,
        revision=stored.revision,
        imported_at=stored.imported_at,
        species=len({one.species for one in stored.pokedex.pokemon}),
        forms=len(stored.pokedex.pokemon),
        moves=len(stored.pokedex.moves),
    )
