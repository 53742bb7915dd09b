"""The search itself, by scikit-learn, which is not installed where models are only served."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.prediction.evaluation import log_loss
from app.infrastructure.learning.xgboost_learner import Boosting, XGBoostLearner

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from app.domain.prediction.features import DuelFeatures
    from app.domain.prediction.labelled import LabelledDuels
    from app.infrastructure.learning.fit_notes import FitNotes


class GridScoring:
    """Teaches settings some rows of the sample, scores them on others, and remembers both."""

    def __init__(
        self, seen: DuelFeatures, sample: LabelledDuels, *, seed: int, notes: FitNotes, on_fit: Callable[[], None]
    ) -> None:
        self.duels = len(sample)
        self._seen, self._seed, self._notes, self._on_fit = seen, seed, notes, on_fit
        self._battles = sample.tallies.battles
        self._share = seen.order.share_of_a(sample.tallies.win_share)

    def score(self, settings: Mapping[str, Any], learnt: NDArray[np.int64], held_out: NDArray[np.int64]) -> float:
        key = json.dumps([settings, hashlib.sha256(np.ascontiguousarray(held_out).data).hexdigest()[:12]])
        known = self._notes.find(key)
        if known is None:
            learned = XGBoostLearner(boosting=replace(Boosting(), **settings)).fit(
                self._seen.take(learnt), self._share[learnt], self._battles[learnt], self._seed
            )
            known = log_loss(learned(self._seen.take(held_out)), self._share[held_out], self._battles[held_out])
            self._notes.keep(key, known)
        self._on_fit()
        return -known


def searched(task: GridScoring, grid: Mapping[str, Sequence[float]], *, groups: NDArray[np.int64], parts: int) -> Any:
    """Return scikit-learn's search when it is done; no group stands on two sides of a fold."""
    from sklearn.base import BaseEstimator
    from sklearn.model_selection import GridSearchCV, GroupKFold

    class Model(BaseEstimator):  # type: ignore[misc] # scikit-learn has no types
        """Rows of the sample are what it is fitted to, so that shares, battles and margins go with them."""

        def __init__(
            self, *, max_depth: int = 7, eta: float = 0.1, rounds: int = 300, min_child_weight: float = 5.0
        ) -> None:
            self.max_depth, self.eta = max_depth, eta
            self.rounds, self.min_child_weight = rounds, min_child_weight

        def fit(self, rows: NDArray[np.int64], _: Any = None) -> Any:
            self.learnt_ = rows[:, 0]
            return self

        def score(self, rows: NDArray[np.int64], _: Any = None) -> float:
            return task.score(self.get_params(), self.learnt_, rows[:, 0])

    search = GridSearchCV(
        Model(), {name: list(values) for name, values in grid.items()}, cv=GroupKFold(parts), refit=False
    )
    return search.fit(np.arange(task.duels)[:, None], groups=groups)
