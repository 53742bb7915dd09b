from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.pokedex.pokedex import Pokedex


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceProblem:
    file: str
    line: int | None
    """As an editor counts: the header is line 1. None where the whole file is at fault."""
    reason: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{place}: {self.reason}"


class BrokenSourceError(PredictionDexError):
    """The source cannot be read as a Pokédex; carries every problem that was found."""

    def __init__(self, problems: Sequence[SourceProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("The Pokédex source is broken.\n" + "\n".join(f"  {problem}" for problem in self.problems))


class PokedexSource(Protocol):
    """Where a Pokédex comes from before it is in the database."""

    @property
    @abstractmethod
    def name(self) -> str:
        """Names the source in the history of imports."""

    @abstractmethod
    def fetch(self) -> Pokedex:
        """Read the whole Pokédex.

        Raises:
            BrokenSourceError: files are missing, or lines of them make no sense; each is named.
            InvalidPokedexError: every line makes sense, but not together.
        """
