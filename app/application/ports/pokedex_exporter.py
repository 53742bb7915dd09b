from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.application.ports.written_file import WrittenFile
    from app.domain.pokedex.pokedex import Pokedex


class PokedexExportError(PredictionDexError):
    def __init__(self, destination: Path, reason: str) -> None:
        self.destination = destination
        self.reason = reason
        super().__init__(f"The Pokédex could not be written into {destination}: {reason}")


class PokedexExporter(Protocol):
    """Writes a Pokédex as files that a person can read and edit, and a source can read back."""

    @abstractmethod
    def export(self, pokedex: Pokedex, destination: Path) -> Sequence[WrittenFile]:
        """Write one file per table into the folder `destination`; leave every other file alone.

        Raises:
            PokedexExportError: the folder cannot be written; the files that were there stay as they are.
        """
