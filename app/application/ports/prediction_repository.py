from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from app.domain.prediction.prediction import Prediction


class RefusedPredictionError(PredictionDexError):
    """The database refuses what the predictions say, for instance of a Pokémon that an import has taken away."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The database refuses the prediction: {reason}")


class NoSuchPredictionError(PredictionDexError):
    def __init__(self, prediction_id: UUID) -> None:
        self.prediction_id = prediction_id
        super().__init__(f"No prediction is kept under {prediction_id}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingState:
    """How far the writing behind the answers is."""

    waiting: int = 0
    most_waiting: int = 0
    """Beyond it, answers have to wait."""
    written: int = 0
    """So far."""
    refused: int = 0
    """By the database, so far."""


class PredictionRepository(Protocol):
    """Remembers every answer that was given."""

    @abstractmethod
    def add(self, predictions: Sequence[Prediction], *, durable: bool = False) -> None:
        """Keep all of them, or none; what is kept already stays as it is.

        With `durable` they are committed when this returns. Without, they may still be on their way.

        Raises:
            DatabaseUnavailableError: they cannot be written.
            RefusedPredictionError: they never will be.
        """

    @property
    def keeps_at_once(self) -> bool:
        """Say whether `add` returns without waiting, where nothing durable is asked for."""
        return False

    @property
    def writing(self) -> WritingState:
        """Say how far it is; nothing waits where nothing is written behind the answers."""
        return WritingState()

    @abstractmethod
    def find(self, prediction_id: UUID) -> Prediction | None:
        """Return what is committed; what was on its way has arrived then.

        Raises:
            DatabaseUnavailableError: it cannot be read, or is still on its way.
        """

    @abstractmethod
    def close(self) -> None:
        """Bring what is on its way to its end; what cannot be written by then is told in the log."""
