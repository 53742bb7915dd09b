from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.domain.battle.simulation import Engine


class SimulatorMeter(Protocol):
    """Is told how the engines play; it neither waits nor fails."""

    @abstractmethod
    def played(self, engine: Engine, *, battles: int, seconds: float) -> None:
        """Note so many battles, and the time that they took without the time that they waited."""

    @abstractmethod
    def failed(self, engine: Engine) -> None:
        """Note that the engine was not there, took too long, or failed on a duel."""
