from __future__ import annotations

from typing import TYPE_CHECKING

from app.infrastructure.sources.pokeapi.enrichment import enriched
from app.infrastructure.sources.pokeapi.gathering import gather
from app.infrastructure.sources.web.site_source import SiteSource

if TYPE_CHECKING:
    from app.application.ports.pokedex_source import Reading, Tell
    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.sources.web.extraction import Extraction


class PokeApiSource(SiteSource):
    """The bundled Pokédex, with names in more languages and pictures from PokeAPI, and compared with it.

    Its address is that of the API with its version: what comes before `/pokemon/`.
    """

    @property
    def name(self) -> str:
        return "pokeapi"

    def _compared(self, pokedex: Pokedex, extraction: Extraction, tell: Tell) -> Reading:
        return enriched(pokedex, gather(extraction, pokedex, self._address, tell))
