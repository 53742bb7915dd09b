"""What XGBoost is compared with. scikit-learn is not installed where models are only served."""

from __future__ import annotations

import os
import pickle
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.application.ports.learner import Learned, Learner, MissingLibraryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from app.domain.prediction.features import DuelFeatures

_TREES: Final = 100
_LEAST_DUELS_OF_A_LEAF: Final = 5
_SHARE_OF_FEATURES: Final = 0.3
_MOST_STEPS: Final = 300


class ScikitLearned(Learned):
    def __init__(self, model: Any) -> None:
        self._model = model

    @property
    def size(self) -> int:
        return len(pickle.dumps(self._model))

    def __call__(self, seen: DuelFeatures) -> NDArray[np.float64]:
        told = self._model.predict_proba if hasattr(self._model, "predict_proba") else self._model.predict
        answer = np.asarray(told(_inputs(seen)), dtype=np.float64)
        return answer[:, 1] if answer.ndim > 1 else np.clip(answer, 0.0, 1.0)


class RandomForestLearner(Learner):
    """Learns the share itself: a forest of regression trees averages what its leaves have seen."""

    def __init__(self, *, threads: int | None = None) -> None:
        self._threads = threads or os.cpu_count() or 1

    @property
    def parameters(self) -> Mapping[str, str]:
        return {
            "trees": str(_TREES),
            "least_duels_of_a_leaf": str(_LEAST_DUELS_OF_A_LEAF),
            "share_of_features": str(_SHARE_OF_FEATURES),
            "scikit-learn": _version(),
        }

    def fit(
        self, seen: DuelFeatures, share_of_leader: NDArray[np.float64], battles: NDArray[np.int64], seed: int
    ) -> ScikitLearned:
        try:
            from sklearn.ensemble import RandomForestRegressor
        except ImportError:
            raise MissingLibraryError("scikit-learn") from None
        forest = RandomForestRegressor(
            n_estimators=_TREES,
            min_samples_leaf=_LEAST_DUELS_OF_A_LEAF,
            max_features=_SHARE_OF_FEATURES,
            n_jobs=self._threads,
            random_state=seed,
        )
        forest.fit(_inputs(seen), share_of_leader, sample_weight=battles)
        return ScikitLearned(forest)


class LogisticRegressionLearner(Learner):
    """Each duel stands twice, won and lost, with its share of battles as the weight."""

    @property
    def parameters(self) -> Mapping[str, str]:
        return {"most_steps": str(_MOST_STEPS), "scikit-learn": _version()}

    def fit(
        self, seen: DuelFeatures, share_of_leader: NDArray[np.float64], battles: NDArray[np.int64], seed: int
    ) -> ScikitLearned:
        try:
            from sklearn.linear_model import LogisticRegression
            from sklearn.pipeline import make_pipeline
            from sklearn.preprocessing import StandardScaler
        except ImportError:
            raise MissingLibraryError("scikit-learn") from None
        inputs, heavy = _inputs(seen), battles / battles.mean()
        model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=_MOST_STEPS, tol=1e-3, random_state=seed))
        model.fit(
            np.concatenate([inputs, inputs]),
            np.repeat([1, 0], len(inputs)),
            logisticregression__sample_weight=np.concatenate([heavy * share_of_leader, heavy * (1 - share_of_leader)]),
        )
        return ScikitLearned(model)


def _version() -> str:
    try:
        return version("scikit-learn")
    except PackageNotFoundError:
        raise MissingLibraryError("scikit-learn") from None


def _inputs(seen: DuelFeatures) -> NDArray[np.float32]:
    """Return the features with the log odds that XGBoost starts from as one more of them."""
    return np.concatenate([seen.values, seen.margin[:, None]], axis=1)
