from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from app.domain.prediction.prediction import Prediction


class PredictionRepository(Protocol):
    """Remembers every answer that was given."""

    @abstractmethod
    def add(self, predictions: Sequence[Prediction]) -> None:
        """Keep all of them, or none.

        Raises:
            DatabaseUnavailableError: they cannot be written.
        """

    @abstractmethod
    def find(self, prediction_id: UUID) -> Prediction | None:
        """Raise `DatabaseUnavailableError` where it cannot be read."""
