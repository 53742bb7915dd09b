from __future__ import annotations

import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import xgboost as xgb

from app.application.ports.model_trainer import ModelTrainer
from app.domain.battle.tables import tables_of
from app.domain.prediction.features import features, towards_a
from app.domain.prediction.intervals import IntervalTable
from app.infrastructure.learning.model_files import ModelParts, pack
from app.infrastructure.learning.xgboost_predictor import XGBoostPredictor, feature_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.model import ModelArtefact

_COMMON: Final[dict[str, float | str]] = {
    "tree_method": "hist",
    "max_depth": 6,
    "min_child_weight": 20,
    "subsample": 0.8,
    "colsample_bytree": 0.4,
    "reg_lambda": 2.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Boosting:
    name: str
    rounds: int
    parameters: Mapping[str, float | str]

    def described(self) -> dict[str, str]:
        settings = {**self.parameters, "rounds": self.rounds}
        return {f"{self.name}.{setting}": str(value) for setting, value in settings.items()}


_WIN: Final = _Boosting(name="win", rounds=500, parameters=_COMMON | {"objective": "binary:logistic", "eta": 0.05})
_TURNS: Final = _Boosting(name="turns", rounds=150, parameters=_COMMON | {"objective": "reg:squarederror", "eta": 0.1})


class XGBoostTrainer(ModelTrainer):
    def __init__(self, *, pokedex: PokedexRepository, threads: int | None = None) -> None:
        """`threads` decides how long training takes, and nothing else; by default there is one for each processor."""
        self._pokedex = pokedex
        self._threads = {} if threads is None else {"nthread": threads}

    @property
    def parameters(self) -> Mapping[str, str]:
        return {
            **_WIN.described(),
            **_TURNS.described(),
            "feature_schema": feature_schema(self._pokedex),
            "xgboost": str(xgb.__version__),
            "numpy": np.__version__,
            "python": platform.python_version(),
        }

    def train(
        self,
        *,
        learn: LabelledDuels,
        calibrate: LabelledDuels,
        seed: int,
        on_progress: Callable[[float], None] | None = None,
    ) -> ModelArtefact:
        tables = tables_of(self._pokedex.get())
        seen = features(tables, learn.duels)
        rows = np.flatnonzero(~seen.mirror)
        progress = _Progress(on_progress, _WIN.rounds + _TURNS.rounds)
        data = xgb.DMatrix(seen.values[rows], weight=learn.tallies.battles[rows], **self._threads)
        settings = {"seed": seed, **self._threads}
        data.set_label(towards_a(learn.tallies.win_share, seen)[rows])
        win = _boost(_WIN, data, settings, progress)
        data.set_label(np.log(np.maximum(learn.tallies.mean_turns, 1.0))[rows])
        turns = _boost(_TURNS, data, settings, progress)
        held_out = features(tables, calibrate.duels)
        chance = towards_a(win.inplace_predict(held_out.values).astype(np.float64), held_out)
        intervals = IntervalTable.learnt_from(chance, calibrate.tallies.win_share)
        return pack(ModelParts(win=win, turns=turns, schema_hash=seen.schema_hash, intervals=intervals))

    def predictor(self, artefact: ModelArtefact, version: str) -> BattlePredictor:
        return XGBoostPredictor(artefact=artefact, version=version, pokedex=self._pokedex)


class _Progress(xgb.callback.TrainingCallback):
    def __init__(self, tell: Callable[[float], None] | None, rounds: int) -> None:
        super().__init__()
        self._tell = tell
        self._rounds = rounds
        self._done = 0

    def after_iteration(self, model: Any, epoch: int, evals_log: Any) -> bool:  # noqa: ARG002 - XGBoost's signature
        self._done += 1
        if self._tell:
            self._tell(self._done / self._rounds)
        return False


def _boost(boosting: _Boosting, data: xgb.DMatrix, settings: Mapping[str, int], progress: _Progress) -> xgb.Booster:
    return xgb.train({**boosting.parameters, **settings}, data, boosting.rounds, callbacks=[progress])
