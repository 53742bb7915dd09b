from __future__ import annotations

import json
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.application.ports.learner import MissingLibraryError
from app.application.ports.trainer_search import TrainerSearch
from app.domain.prediction.evaluation import log_loss
from app.domain.prediction.splits import pair_groups
from app.infrastructure.learning.feature_batches import SHORT_RUN, ThreadedFeatureReader
from app.infrastructure.learning.xgboost_learner import Boosting, XGBoostLearner
from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from app.application.ports.model_trainer import ModelTrainer
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.prediction.features import DuelFeatures
    from app.domain.prediction.labelled import LabelledDuels

GRID: Final[Mapping[str, Sequence[float]]] = {
    "max_depth": (5, 7),
    "eta": (0.05, 0.1),
    "rounds": (200, 400),
    "min_child_weight": (5.0, 20.0),
}
SAMPLE: Final = 20_000
_FOLDS: Final = 3
_SHARE_OF_SEEING: Final = 0.05


class GridSearch(TrainerSearch):
    """scikit-learn's search over a grid; no pair of species stands both in what is learnt from and what is scored."""

    def __init__(
        self,
        *,
        pokedex: PokedexRepository,
        results: Path,
        doubt: float | None = SHORT_RUN,
        grid: Mapping[str, Sequence[float]] = GRID,
        sample: int = SAMPLE,
    ) -> None:
        """`results` is the JSON file that the scores of every setting are written to."""
        self._pokedex = pokedex
        self._results = results
        self._doubt = doubt
        self._grid = grid
        self._sample = sample

    def best(
        self, learn: LabelledDuels, *, seed: int, on_progress: Callable[[float], None] | None = None
    ) -> ModelTrainer:
        try:
            import sklearn  # noqa: F401 - asked for before the features, which take a while
        except ImportError:
            raise MissingLibraryError("scikit-learn") from None
        rows = np.sort(np.random.default_rng(seed).permutation(len(learn))[: self._sample])
        sample, tell = learn.take(rows), on_progress or _nobody
        seen = ThreadedFeatureReader(pokedex=self._pokedex).read(
            sample.duels, doubt=self._doubt, on_progress=lambda done: tell(_SHARE_OF_SEEING * done / len(rows))
        )
        fits = _FOLDS * int(np.prod([len(values) for values in self._grid.values()]))
        steps = ((_SHARE_OF_SEEING + (1 - _SHARE_OF_SEEING) * done / fits) for done in count(1))
        search = _search(
            seen,
            sample,
            self._grid,
            groups=pair_groups(self._pokedex.get(), sample.duels),
            seed=seed,
            on_fit=lambda: tell(next(steps)),
        )
        self._write(search, len(rows), seed)
        return XGBoostTrainer(
            pokedex=self._pokedex, doubt=self._doubt, boosting=replace(Boosting(), **search.best_params_)
        )

    def _write(self, search: Any, duels: int, seed: int) -> None:
        found = search.cv_results_
        tried = [
            {"settings": settings, "log_loss": -float(mean), "deviation": float(spread), "seconds": float(seconds)}
            for settings, mean, spread, seconds in zip(
                found["params"], found["mean_test_score"], found["std_test_score"], found["mean_fit_time"], strict=True
            )
        ]
        content = {
            "duels": duels,
            "folds": _FOLDS,
            "seed": seed,
            "doubt": self._doubt,
            "best": search.best_params_,
            "tried": sorted(tried, key=lambda one: one["log_loss"]),
        }
        self._results.parent.mkdir(parents=True, exist_ok=True)
        self._results.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _nobody(_: float) -> None:
    """Nobody wants to know."""


def _search(
    seen: DuelFeatures,
    sample: LabelledDuels,
    grid: Mapping[str, Sequence[float]],
    *,
    groups: NDArray[np.int64],
    seed: int,
    on_fit: Callable[[], None],
) -> Any:
    from sklearn.base import BaseEstimator
    from sklearn.model_selection import GridSearchCV, GroupKFold

    battles = sample.tallies.battles
    share = seen.order.share_of_a(sample.tallies.win_share)

    class Model(BaseEstimator):  # type: ignore[misc] # scikit-learn has no types
        """Rows of the sample are what it is fitted to, so that shares, battles and margins go with them."""

        def __init__(
            self, *, max_depth: int = 7, eta: float = 0.08, rounds: int = 300, min_child_weight: float = 5.0
        ) -> None:
            self.max_depth, self.eta = max_depth, eta
            self.rounds, self.min_child_weight = rounds, min_child_weight

        def fit(self, rows: NDArray[np.int64], _: Any = None) -> Any:
            at = rows[:, 0]
            boosting = replace(Boosting(), **self.get_params())
            self.learned_ = XGBoostLearner(boosting=boosting).fit(seen.take(at), share[at], battles[at], seed)
            on_fit()
            return self

        def score(self, rows: NDArray[np.int64], _: Any = None) -> float:
            at = rows[:, 0]
            return -log_loss(self.learned_(seen.take(at)), share[at], battles[at])

    search = GridSearchCV(
        Model(), {name: list(values) for name, values in grid.items()}, cv=GroupKFold(_FOLDS), refit=False
    )
    return search.fit(np.arange(len(share))[:, None], groups=groups)
