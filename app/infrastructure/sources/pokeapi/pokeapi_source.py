from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import Extract, PokedexSource, Reading, Tell
from app.infrastructure.sources.pokeapi.enrichment import enriched
from app.infrastructure.sources.pokeapi.gathering import gather

if TYPE_CHECKING:
    from app.infrastructure.sources.web.fetcher import Fetcher


class PokeApiSource(PokedexSource):
    """The bundled Pokédex, with names in more languages and pictures from PokeAPI, and compared with it."""

    def __init__(self, *, bundled: PokedexSource, fetcher: Fetcher, address: str) -> None:
        """`address` is that of the API with its version: what comes before `/pokemon/`."""
        self._bundled = bundled
        self._fetcher = fetcher
        self._address = address

    @property
    def name(self) -> str:
        return "pokeapi"

    def extract(self, *, offline: bool, tell: Tell) -> Extract:
        """Bring everything on the bundled Pokédex; see the port.

        Only what can be read is kept, so that answers of another shape do not take the place of good ones.
        """
        pokedex = self._bundled.read().pokedex
        with self._fetcher.extraction(offline=offline) as extraction:
            enriched(pokedex, gather(extraction, pokedex, self._address, tell))
            return extraction.extract

    def read(self) -> Reading:
        pokedex = self._bundled.read().pokedex
        with self._fetcher.extraction(offline=True) as extraction:
            return enriched(pokedex, gather(extraction, pokedex, self._address, _tell_nobody))


def _tell_nobody(what: str, done: int, total: int) -> None:
    del what, done, total
