from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.application.ports.learner import MissingLibraryError
from app.application.ports.trainer_search import Found, TrainerSearch
from app.domain.prediction.evaluation import log_loss
from app.domain.prediction.features import feature_names, schema_hash
from app.domain.prediction.splits import pair_groups
from app.domain.prediction.training_run import Trial
from app.infrastructure.learning.feature_batches import SHORT_RUN, ThreadedFeatureReader
from app.infrastructure.learning.fit_notes import FitNotes
from app.infrastructure.learning.xgboost_learner import Boosting, XGBoostLearner
from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.prediction.features import DuelFeatures
    from app.domain.prediction.labelled import LabelledDuels

    Grid = Mapping[str, Sequence[float]]

GRIDS: Final[Mapping[str, Grid]] = {
    "fast": {"max_depth": (5, 7), "eta": (0.05, 0.1), "rounds": (200, 400)},
    "extended": {
        "max_depth": (5, 7, 9),
        "eta": (0.03, 0.05, 0.1),
        "rounds": (200, 400, 800),
        "min_child_weight": (5.0, 20.0),
    },
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
        grid: Grid,
        doubt: float | None = SHORT_RUN,
        sample: int = SAMPLE,
    ) -> None:
        """`results` is the folder where the score of every fit is written to, as soon as there is one."""
        self._pokedex = pokedex
        self._results = results
        self._doubt = doubt
        self._grid = grid
        self._sample = sample

    @property
    def fits(self) -> int:
        return _FOLDS * int(np.prod([len(values) for values in self._grid.values()]))

    @property
    def parameters(self) -> Mapping[str, str]:
        return {
            "grid": json.dumps(dict(self._grid)),
            "sample": str(self._sample),
            "folds": str(_FOLDS),
            "boosting": json.dumps(asdict(Boosting())),
            "doubt": str(self._doubt),
            "feature_schema": schema_hash(feature_names(self._doubt)),
        }

    def best(self, learn: LabelledDuels, *, seed: int, on_progress: Callable[[float], None] | None = None) -> Found:
        try:
            import sklearn  # noqa: F401 - asked for before the features, which take a while
        except ImportError:
            raise MissingLibraryError("scikit-learn") from None
        rows = np.sort(np.random.default_rng(seed).permutation(len(learn))[: self._sample])
        sample, tell = learn.take(rows), on_progress or _nobody
        seen = ThreadedFeatureReader(pokedex=self._pokedex).read(
            sample.duels, doubt=self._doubt, on_progress=lambda done: tell(_SHARE_OF_SEEING * done / len(rows))
        )
        steps = (_SHARE_OF_SEEING + (1 - _SHARE_OF_SEEING) * done / self.fits for done in count(1))
        search = _search(
            _Task(seen, sample, seed, FitNotes(self._results, _inputs(seen, sample, seed)), lambda: tell(next(steps))),
            self._grid,
            groups=pair_groups(self._pokedex.get(), sample.duels),
        )
        boosting = replace(Boosting(), **search.best_params_)
        trainer = XGBoostTrainer(pokedex=self._pokedex, doubt=self._doubt, boosting=boosting)
        return Found(trainer=trainer, trials=_trials(search.cv_results_))


def _trials(results: Mapping[str, Any]) -> tuple[Trial, ...]:
    best_first = np.argsort(results["rank_test_score"], kind="stable").tolist()
    return tuple(
        Trial(
            name=f"trial-{place:03}",
            parameters={name: str(value) for name, value in results["params"][row].items()},
            metrics={
                "log_loss": -float(results["mean_test_score"][row]),
                "log_loss.deviation": float(results["std_test_score"][row]),
            },
        )
        for place, row in enumerate(best_first, start=1)
    )


def _inputs(seen: DuelFeatures, sample: LabelledDuels, seed: int) -> str:
    """Return a hash of all that decides a score, but for the settings and the folds."""
    digest = hashlib.sha256(f"{seed} {asdict(Boosting())} {seen.names}".encode())
    for values in (seen.values, seen.margin, sample.tallies.win_share, sample.tallies.battles):
        digest.update(np.ascontiguousarray(values).data)
    return digest.hexdigest()


def _nobody(_: float) -> None:
    """Nobody wants to know."""


class _Task:
    """Teaches settings some rows of the sample, scores them on others, and remembers both."""

    def __init__(
        self, seen: DuelFeatures, sample: LabelledDuels, seed: int, notes: FitNotes, on_fit: Callable[[], None]
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


def _search(task: _Task, grid: Grid, *, groups: NDArray[np.int64]) -> Any:
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
        Model(), {name: list(values) for name, values in grid.items()}, cv=GroupKFold(_FOLDS), refit=False
    )
    return search.fit(np.arange(task.duels)[:, None], groups=groups)
