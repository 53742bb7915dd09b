from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from app.domain.prediction.prediction import Prediction


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedSample:
    predictions: Sequence[Prediction]
    """In the order in which they were made."""
    total: int
    """Of what they were drawn from."""


class ServedPredictions(Protocol):
    """Looks at what the model has answered to others."""

    @abstractmethod
    def sample(self, version: str, *, since: datetime, until: datetime, size: int, seed: int) -> ServedSample:
        """Draw at most `size` of the predictions that this version of the model has made in that time.

        Each has the same chance to be drawn; the same seed draws the same. `until` itself is not part of the time.

        Raises:
            DatabaseUnavailableError: they cannot be read.
        """
