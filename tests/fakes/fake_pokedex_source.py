from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import PokedexSource

if TYPE_CHECKING:
    from app.domain.errors import PredictionDexError
    from app.domain.pokedex.pokedex import Pokedex


class FakePokedexSource(PokedexSource):
    """Hands over one Pokédex, or raises one error."""

    def __init__(self, outcome: Pokedex | PredictionDexError, *, name: str = "fake") -> None:
        self._outcome = outcome
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    def fetch(self) -> Pokedex:
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome
