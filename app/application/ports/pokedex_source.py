from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.pokedex.differences import Difference
    from app.domain.pokedex.pokedex import Pokedex

Tell: TypeAlias = Callable[[str, int, int], None]
"""Is told what is being brought, how many documents of it are here, and of how many."""


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
            BrokenSourceError: files are missing.
        """

    @abstractmethod
    def read(self) -> Reading:
        """Make a Pokédex of what was extracted.

        Raises:
            BrokenSourceError: something is missing, or makes no sense; each problem is named.
            InvalidPokedexError: every part makes sense, but not together.
        """
