from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from app.domain.prediction.training_run import TrainingRun


class DamagedTrainingError(PredictionDexError):
    """What waits is not what was kept."""

    def __init__(self, key: str, reason: str) -> None:
        self.key = key
        self.reason = reason
        super().__init__(f"The training {key}, which waits to be recorded, cannot be read: {reason}. It is left there.")


class UnwritableOutboxError(PredictionDexError):
    def __init__(self, folder: str, reason: str) -> None:
        self.folder = folder
        self.reason = reason
        super().__init__(f"The training cannot be kept in {folder}: {reason}. Make room, or let it be written to.")


class TrainingOutbox(Protocol):
    """Keeps finished trainings on this machine until they are recorded and registered."""

    @abstractmethod
    def keep(self, run: TrainingRun) -> None:
        """Keep it whole, or not at all; raise `UnwritableOutboxError`."""

    @abstractmethod
    def waiting(self) -> Sequence[str]:
        """Return the keys of what waits, oldest first."""

    @abstractmethod
    def load(self, key: str) -> TrainingRun:
        """Raise `DamagedTrainingError`."""

    @abstractmethod
    def remove(self, key: str) -> None: ...

    @abstractmethod
    def alone(self) -> AbstractContextManager[None]:
        """Wait until no other process empties the outbox, and keep others from it."""
