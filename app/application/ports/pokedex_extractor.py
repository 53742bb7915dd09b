from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.application.ports.written_file import WrittenFile


class PokedexExtractionError(PredictionDexError):
    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The Pokédex could not be extracted from the engine: {reason}")


class PokedexExtractor(Protocol):
    """Reads the facts of the game out of the battle engine, for people to review and keep."""

    @abstractmethod
    def extract(self, destination: Path) -> Sequence[WrittenFile]:
        """Write one file per table and one that says where they come from; leave every other file alone.

        Raises:
            PokedexExtractionError: the engine is not installed, or holds something the extraction does not know.
        """
