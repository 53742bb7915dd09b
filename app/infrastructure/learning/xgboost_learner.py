from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import xgboost as xgb

from app.application.ports.learner import Learned, Learner
from app.domain.battle.outlook.outlook import BY_TURN
from app.infrastructure.learning.xgboost_predictor import leaders_chance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from app.domain.prediction.features import DuelFeatures

RISES_WITH: Final = tuple(f"foe_felled_by_{turn}" for turn in BY_TURN)
FALLS_WITH: Final = tuple(f"own_felled_by_{turn}" for turn in BY_TURN)
"""The trees never let the leader's chance fall with the first, or rise with the others.

Not so with the outlook's or the run's chance of a win: the trees correct these towards each other.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boosting:
    """How trees are grown; the names are XGBoost's."""

    rounds: int = 300
    eta: float = 0.1
    max_depth: int = 7
    min_child_weight: float = 5.0
    subsample: float = 0.8
    colsample_bytree: float = 0.7
    reg_lambda: float = 2.0

    @property
    def parameters(self) -> dict[str, Any]:
        return {"objective": "binary:logistic", "tree_method": "hist"} | {
            name: value for name, value in asdict(self).items() if name != "rounds"
        }

    def settings(self, features: tuple[str, ...], seed: int) -> dict[str, Any]:
        """Return what decides the trees that are grown of these features."""
        constraints = tuple((name in RISES_WITH) - (name in FALLS_WITH) for name in features)
        return {**self.parameters, "seed": seed, "monotone_constraints": constraints}


class XGBoostLearned(Learned):
    def __init__(self, booster: xgb.Booster) -> None:
        self.booster = booster

    @property
    def size(self) -> int:
        return len(self.booster.save_raw("ubj"))

    def __call__(self, seen: DuelFeatures) -> NDArray[np.float64]:
        return leaders_chance(self.booster, seen)


class XGBoostLearner(Learner):
    def __init__(
        self,
        *,
        boosting: Boosting | None = None,
        threads: int | None = None,
        on_round: Callable[[], None] | None = None,
    ) -> None:
        """`threads` decides how long it takes, and nothing else; by default there is one for each processor."""
        self._boosting = boosting or Boosting()
        self._threads = threads or os.cpu_count() or 1
        self._callbacks = [_Rounds(on_round)] if on_round else []

    @property
    def parameters(self) -> Mapping[str, str]:
        grown = self._boosting.parameters | {"rounds": self._boosting.rounds, "xgboost": xgb.__version__}
        return {name: str(value) for name, value in grown.items()}

    def fit(
        self, seen: DuelFeatures, share_of_leader: NDArray[np.float64], battles: NDArray[np.int64], seed: int
    ) -> XGBoostLearned:
        # A duel against oneself is a half by rule, and teaches nothing.
        rows = np.flatnonzero(~seen.order.mirror)
        weight = battles[rows]
        data = xgb.QuantileDMatrix(
            seen.values[rows],
            label=share_of_leader[rows],
            weight=weight / weight.mean(),
            base_margin=seen.margin[rows],
            nthread=self._threads,
        )
        settings = {**self._boosting.settings(seen.names, seed), "nthread": self._threads}
        booster = xgb.train(settings, data, self._boosting.rounds, callbacks=self._callbacks)
        # It answers as it will when it is served.
        booster.set_param({"nthread": 1})
        return XGBoostLearned(booster)


class _Rounds(xgb.callback.TrainingCallback):
    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    def after_iteration(self, model: Any, epoch: int, evals_log: Any) -> bool:  # noqa: ARG002 - XGBoost's signature
        self._tell()
        return False
