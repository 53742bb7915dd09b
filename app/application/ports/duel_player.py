from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from app.domain.battle.duels import Duels
    from app.domain.battle.simulation import PlayedBattles
    from app.domain.pokedex.pokedex import Pokedex


class SimulationTooLongError(PredictionDexError):
    """The battles were not over in time."""

    def __init__(self, battles: int, limit_seconds: float) -> None:
        self.battles = battles
        self.limit_seconds = limit_seconds
        super().__init__(
            f"{battles:,} battles of this duel are not over within {limit_seconds:g} s, which is the limit. "
            "Ask for fewer."
        )


class DuelPlayer(Protocol):
    """Plays one duel many times, and tells how each battle ended. Threads may share a player."""

    @property
    @abstractmethod
    def rules_version(self) -> str:
        """Names the engine and the release of its rules.

        Raises:
            SimulatorUnavailableError: nothing can be played here.
        """

    @abstractmethod
    def play(self, duel: Duels, pokedex: Pokedex, *, battles: int, seed: int) -> PlayedBattles:
        """Play the one duel, whose positions are those of this Pokédex.

        The same duel, battles and seed give the same battles in the same order.

        Raises:
            SimulatorUnavailableError: nothing can be played here.
            SimulationTooLongError: the battles took longer than they may. Nothing goes on playing.
            SimulationError: the engine failed on the duel.
        """

    @abstractmethod
    def close(self) -> None:
        """Stop what was started. A closed player starts again when it is next asked."""
