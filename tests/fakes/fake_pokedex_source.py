from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import Extract, PokedexSource, Reading, Tell

if TYPE_CHECKING:
    from app.domain.errors import PredictionDexError
    from app.domain.pokedex.pokedex import Pokedex


class FakePokedexSource(PokedexSource):
    """Hands over one Pokédex or reading, or raises one error; `unreachable` is raised when it is asked to extract."""

    def __init__(
        self,
        outcome: Pokedex | Reading | PredictionDexError,
        *,
        name: str = "fake",
        unreachable: PredictionDexError | None = None,
    ) -> None:
        self._outcome = outcome
        self._name = name
        self._unreachable = unreachable
        self.extractions: list[bool] = []
        """Whether each was offline."""

    @property
    def name(self) -> str:
        return self._name

    def extract(self, *, offline: bool, tell: Tell) -> Extract:
        if self._unreachable is not None:
            raise self._unreachable
        self.extractions.append(offline)
        tell("asking", 1, 1)
        return Extract(documents=1, sha256="c0ffee")

    def read(self) -> Reading:
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome if isinstance(self._outcome, Reading) else Reading(pokedex=self._outcome)
