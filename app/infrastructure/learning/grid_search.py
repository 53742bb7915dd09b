from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.application.ports.learner import MissingLibraryError
from app.application.ports.trainer_search import Found, TrainerSearch
from app.domain.prediction.features import feature_names, schema_hash
from app.domain.prediction.splits import pair_groups
from app.domain.prediction.training_run import Trial
from app.infrastructure.learning.feature_batches import SHORT_RUN, ThreadedFeatureReader
from app.infrastructure.learning.fit_notes import FitNotes
from app.infrastructure.learning.grid_scoring import GridScoring, searched
from app.infrastructure.learning.xgboost_learner import Boosting
from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

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
        notes = FitNotes(self._results, _inputs(seen, sample, seed))
        scoring = GridScoring(seen, sample, seed=seed, notes=notes, on_fit=lambda: tell(next(steps)))
        search = searched(scoring, self._grid, groups=pair_groups(self._pokedex.get(), sample.duels), parts=_FOLDS)
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
