from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.learner import Learned, Learner

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from app.domain.errors import PredictionDexError
    from app.domain.prediction.features import DuelFeatures


class FakeLearned(Learned):
    def __init__(self, heat: float) -> None:
        self._heat = heat

    @property
    def size(self) -> int:
        return 8

    def __call__(self, seen: DuelFeatures) -> NDArray[np.float64]:
        return np.asarray(1 / (1 + np.exp(-self._heat * seen.margin.astype(np.float64))))


class FakeLearner(Learner):
    """Learns one number: by how much the odds that it starts from are to be trusted."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | KeyboardInterrupt | None = None
        """What every fit raises, once it is set."""
        self.given: list[tuple[tuple[str, ...], int]] = []
        """The names of the features and the number of duels of each fit."""
        self.heat = "learnt"

    @property
    def parameters(self) -> Mapping[str, str]:
        return {"heat": self.heat}

    def fit(
        self, seen: DuelFeatures, share_of_leader: NDArray[np.float64], battles: NDArray[np.int64], seed: int
    ) -> FakeLearned:
        if self.failure is not None:
            raise self.failure
        self.given.append((seen.names, len(share_of_leader)))
        sure = np.average(np.abs(share_of_leader - 0.5), weights=battles)
        return FakeLearned(heat=float(1 + sure + seed / 1000))
