from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import (
    Extract,
    PokedexSource,
    Reading,
    Tell,
    UnreachableSourceError,
    tell_nobody,
)
from app.infrastructure.sources.web.origin import origin_of

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.sources.web.extraction import Extraction
    from app.infrastructure.sources.web.fetcher import Fetcher


class SiteSource(PokedexSource):
    """The bundled Pokédex beside what a public site says of it."""

    def __init__(self, *, bundled: PokedexSource, fetcher: Fetcher, address: str) -> None:
        """`address` is what the addresses of all its documents begin with."""
        self._bundled = bundled
        self._fetcher = fetcher
        self._address = address
        self._reading: Reading | None = None

    @abstractmethod
    def _compared(self, pokedex: Pokedex, extraction: Extraction, tell: Tell) -> Reading:
        """Bring what the site says of this Pokédex, and read it."""

    def extract(self, *, offline: bool, tell: Tell) -> Extract:
        """Bring everything on the bundled Pokédex; see the port.

        Only what can be read is kept, so that answers of another shape do not take the place of good ones. The reading
        is kept for `read`: until then, another process may have brought another edition.
        """
        self._reading = None
        extract, self._reading = self._brought(offline=offline, tell=tell)
        return extract

    def read(self) -> Reading:
        """Return what was read while it was extracted; where this source extracted nothing, read the last edition."""
        return self._reading or self._brought(offline=True, tell=tell_nobody)[1]

    def _brought(self, *, offline: bool, tell: Tell) -> tuple[Extract, Reading]:
        self._require_web_address()
        pokedex = self._bundled.read().pokedex
        with self._fetcher.extraction(offline=offline) as extraction:
            reading = self._compared(pokedex, extraction, tell)
        return extraction.extract, reading

    def _require_web_address(self) -> None:
        try:
            origin_of(self._address)
        except ValueError as error:
            raise UnreachableSourceError(self.name, f"{self._address} {error}") from error
