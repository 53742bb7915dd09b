from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.battle.duels import Duels
    from app.domain.battle.outcome import Tallies


class SimulatorUnavailableError(PredictionDexError):
    """The engine is not installed, or will not start. Anybody may read `reason` and `remedy`, but not the `cause`."""

    def __init__(self, reason: str, remedy: str, *, cause: str = "") -> None:
        self.reason = reason
        self.remedy = remedy
        why = f"{reason} ({cause})" if cause else reason
        super().__init__(f"The battle engine is not available: {why}. {remedy}")


class SimulationError(PredictionDexError):
    """The engine crashed, hung or answered nonsense while it played `duel`."""

    def __init__(self, duel: str, reason: str) -> None:
        self.duel = duel
        self.reason = reason
        super().__init__(f"The battle engine failed on the duel {duel}: {reason}")


class BattleSimulator(Protocol):
    """Plays duels by the rules of Let's Go."""

    @property
    @abstractmethod
    def rules_version(self) -> str:
        """Names the engine and the release of its rules, for instance `showdown-0.10.11+avs`."""

    @abstractmethod
    def simulate(
        self, duels: Duels, *, battles: int, seed: int, on_progress: Callable[[int], None] | None = None
    ) -> Tallies:
        """Play each of the n duels `battles` times.

        The same duels, battles and seed give the same tallies, however many processes share the work.
        `on_progress` is told how many duels are done, each time a batch is.

        Raises:
            SimulatorUnavailableError: nothing can be played here.
            SimulationError: one duel could not be played; it is named.
        """

    @abstractmethod
    def close(self) -> None:
        """Stop what was started. A closed simulator starts again when it is next asked."""
