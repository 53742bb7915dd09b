from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING, Final

import numpy as np
import xgboost as xgb

from app.application.ports.model_trainer import ModelTrainer
from app.domain.battle.tables import tables_of
from app.domain.prediction.calibration import choose_calibration
from app.domain.prediction.features import feature_names, schema_hash
from app.domain.prediction.intervals import IntervalTable
from app.domain.prediction.splits import halves
from app.infrastructure.learning.feature_batches import SHORT_RUN, features_in_threads
from app.infrastructure.learning.model_files import ModelParts, pack, unpack
from app.infrastructure.learning.xgboost_importances import importances_in
from app.infrastructure.learning.xgboost_learner import Boosting, XGBoostLearner
from app.infrastructure.learning.xgboost_predictor import XGBoostPredictor, leaders_chance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.battle.duels import Duels
    from app.domain.prediction.features import DuelFeatures
    from app.domain.prediction.importance import FeatureImportance
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.model import ModelArtefact

_ROUNDS_AS_LONG_AS_SEEING: Final = 500
_EXAMPLES: Final = 5
"""Duels that show how the model is asked."""


class XGBoostTrainer(ModelTrainer):
    def __init__(
        self,
        *,
        pokedex: PokedexRepository,
        doubt: float | None = SHORT_RUN,
        boosting: Boosting | None = None,
        threads: int | None = None,
    ) -> None:
        """Without `doubt`, the model is told nothing that the engine played.

        `threads` decides how long training takes, and nothing else; by default there is one for each processor.
        """
        self._pokedex = pokedex
        self._doubt = doubt
        self._boosting = boosting or Boosting()
        self._threads = threads or os.cpu_count() or 1

    @property
    def parameters(self) -> Mapping[str, str]:
        described = {**self._boosting.parameters, "rounds": self._boosting.rounds, "doubt": self._doubt}
        return {
            **{name: str(value) for name, value in described.items()},
            "feature_schema": schema_hash(feature_names(self._doubt)),
            "xgboost": str(xgb.__version__),
            "numpy": np.__version__,
            "python": platform.python_version(),
        }

    @property
    def features(self) -> tuple[str, ...]:
        return feature_names(self._doubt)

    def train(
        self,
        *,
        learn: LabelledDuels,
        calibrate: LabelledDuels,
        seed: int,
        on_progress: Callable[[float], None] | None = None,
    ) -> ModelArtefact:
        progress = Progress(on_progress, duels=len(learn) + len(calibrate), rounds=self._boosting.rounds)
        win = self._grown(learn, seed, progress)
        held_out = self._seen(calibrate, progress)
        share, battles = calibrate.tallies.win_share, calibrate.tallies.battles
        by_leader = leaders_chance(win, held_out)
        choice = choose_calibration(
            by_leader, held_out.order.share_of_a(share), battles, halves(self._pokedex.get(), calibrate.duels)
        )
        chance = held_out.order.share_of_a(choice.chosen(by_leader))
        return pack(
            ModelParts(
                win=win,
                doubt=self._doubt,
                schema_hash=held_out.schema_hash,
                calibration=choice.chosen,
                intervals=IntervalTable.learnt_from(chance, share, battles),
            ),
            held_out.take(slice(_EXAMPLES)),
        )

    def importances(self, artefact: ModelArtefact, duels: Duels) -> tuple[FeatureImportance, ...]:
        parts, tables = unpack(artefact, "candidate"), tables_of(self._pokedex.get())
        seen = features_in_threads(tables, duels, doubt=parts.doubt, workers=self._threads)
        return importances_in(parts.win, seen, threads=self._threads)

    def predictor(self, artefact: ModelArtefact, version: str) -> BattlePredictor:
        return XGBoostPredictor(artefact=artefact, version=version, workers=self._threads)

    def _grown(self, learn: LabelledDuels, seed: int, progress: Progress) -> xgb.Booster:
        seen = self._seen(learn, progress)
        learner = XGBoostLearner(boosting=self._boosting, threads=self._threads, on_round=progress.round_done)
        return learner.fit(seen, seen.order.share_of_a(learn.tallies.win_share), learn.tallies.battles, seed).booster

    def _seen(self, labelled: LabelledDuels, progress: Progress) -> DuelFeatures:
        tables = tables_of(self._pokedex.get())
        return features_in_threads(
            tables, labelled.duels, doubt=self._doubt, workers=self._threads, on_progress=progress.seen(len(labelled))
        )


class Progress:
    """A round over all duels takes about as long as to see one in five hundred of them."""

    def __init__(self, tell: Callable[[float], None] | None, *, duels: int, rounds: int) -> None:
        self._tell = tell
        self._duels = 0
        self._rounds = 0
        self._of_a_round = duels / _ROUNDS_AS_LONG_AS_SEEING
        self._all = duels + rounds * self._of_a_round

    def seen(self, duels: int) -> Callable[[int], None]:
        before = self._duels
        self._duels += duels

        def tell(done: int) -> None:
            self._say(before + done)

        return tell

    def round_done(self) -> None:
        self._rounds += 1
        self._say(self._duels)

    def _say(self, duels: int) -> None:
        if self._tell:
            self._tell(min((duels + self._rounds * self._of_a_round) / self._all, 1.0))
