from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias

from app.domain.errors import PredictionDexError
from app.domain.pokedex.quality import examine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.domain.pokedex.differences import Difference
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.quality import QualityReport

Tell: TypeAlias = Callable[[str, int, int], None]
"""Is told what is being brought, how many documents of it are here, and of how many."""


def tell_nobody(what: str, done: int, total: int) -> None:
    del what, done, total


class SourceName(StrEnum):
    BUNDLED = "bundled"
    CSV = "csv"
    POKEAPI = "pokeapi"
    POKEPEDIA = "pokepedia"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceProblem:
    file: str
    """Or the address of a page."""
    line: int | None
    """As an editor counts: the header is line 1. None where the whole file is at fault."""
    reason: str
    column: str | None = None
    value: str | None = None

    def __str__(self) -> str:
        line = "" if self.line is None else f", line {self.line}"
        column = "" if self.column is None else f", column {self.column}"
        value = "" if self.value is None else f" {self.value!r}:"
        return f"{self.file}{line}{column}:{value} {self.reason}"


class BrokenSourceError(PredictionDexError):
    """The source cannot be read as a Pokédex; carries every problem that was found."""

    def __init__(self, problems: Sequence[SourceProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("The Pokédex source is broken.\n" + "\n".join(f"  {problem}" for problem in self.problems))


class UnreachableSourceError(PredictionDexError):
    """The source does not answer, or not with what was asked for; what came before is kept."""

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"The source {source} cannot be reached: {reason}")


class SourceInUseError(PredictionDexError):
    """Another process extracts into this folder, or reads what was extracted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"Another process is using {folder}; wait until it has ended.")


class SourceFolderError(PredictionDexError):
    """The disk does not let what the source says be kept, or be read again."""

    def __init__(self, folder: Path, reason: str) -> None:
        self.folder = folder
        self.reason = reason
        super().__init__(f"The folder {folder}, which keeps what the source says, cannot be used: {reason}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What was brought from the source."""

    documents: int
    sha256: str
    """Over all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    pokedex: Pokedex
    compared: int = 0
    """Facts that the source and the bundled Pokédex both state."""
    disagreements: tuple[Difference, ...] = ()
    """Those in which they differ; `ours` is the bundled value, which stands."""

    def examined(self) -> QualityReport:
        return examine(self.pokedex, compared=self.compared, disagreements=self.disagreements)


class PokedexSource(Protocol):
    """Where a Pokédex comes from before it is in the database."""

    @property
    @abstractmethod
    def name(self) -> str:
        """Names the source in the history of imports."""

    @abstractmethod
    def extract(self, *, offline: bool, tell: Tell) -> Extract:
        """Bring what the source says onto this machine; what an interrupted extraction brought is not asked for again.

        Offline, only what was brought before is used.

        Raises:
            UnreachableSourceError: it does not answer, or offline, something was never brought.
            BrokenSourceError: files are missing, or a public source says what makes no sense.
            InvalidPokedexError: every part of what a public source says makes sense, but not together.
            SourceInUseError: another process extracts, or reads, at the same time.
            SourceFolderError: what it says cannot be kept on this machine.
        """

    @abstractmethod
    def read(self) -> Reading:
        """Make a Pokédex of what was extracted.

        Raises:
            UnreachableSourceError: it was never extracted.
            BrokenSourceError: something is missing, or makes no sense; each problem is named.
            InvalidPokedexError: every part makes sense, but not together.
            SourceInUseError, SourceFolderError: as above, where it is read from a folder again.
        """
