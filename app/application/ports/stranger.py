from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.battle.combatant import Combatant, Contender, TrainedPokemon

    Pair = tuple[Combatant, Combatant]


class WrongAnswerError(PredictionDexError):
    """What was asked was not answered as PredictionDex answers it."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldState:
    is_ready: bool
    dependencies: Mapping[str, str]
    """What is said of each: ready, pending or unavailable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFacts:
    """What a service says that it is made of; None where it has none."""

    release: str
    pokemon: int | None
    model: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDuel:
    win_probability: float
    model_version: str
    seconds: float
    """Until the whole answer was there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMove:
    move: str
    win_probability: float
    ranked: tuple[str, ...]


class Stranger(Protocol):
    """Asks a PredictionDex that runs somewhere, as somebody who knows nothing of it: one question after another.

    Each method raises `WrongAnswerError` where the answer is none that it can be, and `NobodyAnswersError` where none
    comes at all.
    """

    @abstractmethod
    def life(self) -> str:
        """Return the release that says it is alive."""

    @abstractmethod
    def state(self) -> ToldState: ...

    @abstractmethod
    def facts(self) -> ToldFacts: ...

    @abstractmethod
    def duel(self, pair: Pair) -> ToldDuel: ...

    @abstractmethod
    def chances(self, pairs: Sequence[Pair]) -> tuple[float, ...]:
        """Return the chance of each A, all asked about at once."""

    @abstractmethod
    def best_move(self, a: Contender, b: TrainedPokemon) -> ToldMove: ...

    @abstractmethod
    def spellings(self, name: str) -> tuple[str, ...]:
        """Return what is offered in place of a Pokémon that does not exist."""

    @abstractmethod
    def metrics(self) -> int | None:
        """Return how many figures are shown to Prometheus; None where they are not shown to strangers."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the connection."""
