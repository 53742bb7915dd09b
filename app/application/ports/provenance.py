from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.application.ports.pokedex_source import SourceName
    from app.application.ports.written_file import WrittenFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Somebody whom facts of the game come from."""

    key: str
    name: str
    address: str
    licence: str | None
    """None where nothing of it is kept."""
    gives: str
    """What comes from it, in words."""
    releases: Mapping[str, str]
    """Of the packages that were read, by their names."""
    behind: frozenset[SourceName]
    """The sources of a Pokédex that it stands behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledFiles:
    """The Pokédex that comes with the release."""

    extracted: tuple[WrittenFile, ...]
    """As they were when the first origin's facts were read."""
    by_hand: Mapping[str, str]
    """What was written by people, in words, by the file that it stands in."""


class Provenance(Protocol):
    """Knows where the facts of the game come from."""

    @abstractmethod
    def origins(self) -> Sequence[Origin]:
        """Return all that there can be, whichever source was imported, what most comes from first.

        Raises:
            BrokenSourceError: the note that lies beside the bundled Pokédex makes no sense.
        """

    @abstractmethod
    def bundled(self) -> BundledFiles | None:
        """Return None where no note lies beside the files, as where somebody has put in their own.

        Raises:
            BrokenSourceError: the note makes no sense.
        """
