from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.pokedex.differences import differences

if TYPE_CHECKING:
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.pokedex_source import PokedexSource, Tell
    from app.domain.pokedex.differences import Difference
    from app.domain.pokedex.quality import QualityReport


@dataclass(frozen=True, slots=True, kw_only=True)
class PokedexDiff:
    report: QualityReport
    """What the quality gates would say of an import."""
    differences: tuple[Difference, ...]
    """What an import would change: `ours` is in the repository, `theirs` comes from the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPokedex:
    """Say what an import of the source would change, and change nothing.

    Raises:
        PokedexMissingError: the repository holds nothing to compare with.
        UnreachableSourceError: the source does not answer.
        BrokenSourceError: the source cannot be read.
        SourceInUseError: another process extracts from the same source, or reads it.
        SourceFolderError: what the source says cannot be kept on this machine.
        InvalidPokedexError: the source contradicts itself.
        DatabaseUnavailableError: the repository cannot be read.
    """

    repository: PokedexRepository

    def __call__(self, source: PokedexSource, *, offline: bool, tell: Tell) -> PokedexDiff:
        ours = self.repository.get()
        source.extract(offline=offline, tell=tell)
        reading = source.read()
        return PokedexDiff(report=reading.examined(), differences=differences(ours, reading.pokedex))
