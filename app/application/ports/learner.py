from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from app.domain.prediction.features import DuelFeatures


class MissingLibraryError(PredictionDexError):
    """A library that only evaluation and comparison need is not installed."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"{name} is not installed, and this needs it. Run `pip install predictiondex[learn]`, or use the "
            "environment of `make test`."
        )


class Learned(Protocol):
    """What a learner has made of its duels."""

    @property
    @abstractmethod
    def size(self) -> int:
        """Bytes that it takes on disk."""

    @abstractmethod
    def __call__(self, seen: DuelFeatures) -> NDArray[np.float64]:
        """Return the (n,) chance that the side which stands first wins, before any calibration."""


class Learner(Protocol):
    """A way to learn from duels, before calibration and all that makes it a model to be served."""

    @property
    @abstractmethod
    def parameters(self) -> Mapping[str, str]:
        """Everything that decides what it learns, beside the duels and the seed."""

    @abstractmethod
    def fit(
        self, seen: DuelFeatures, share_of_leader: NDArray[np.float64], battles: NDArray[np.int64], seed: int
    ) -> Learned:
        """Learn from n duels: the (n,) share of battles that the first side won, and of how many.

        The same duels and seed teach the same.

        Raises:
            MissingLibraryError: what it is made with is not installed.
        """
