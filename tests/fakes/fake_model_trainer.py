from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from app.application.ports.model_registry import DamagedModelError
from app.application.ports.model_trainer import ModelTrainer
from app.domain.prediction.importance import FeatureImportance
from app.domain.prediction.model import ModelArtefact
from tests.fakes.fake_battle_predictor import FakeBattlePredictor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.ports.battle_predictor import BattlePredictor
    from app.domain.battle.duels import Duels
    from app.domain.errors import PredictionDexError
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.model import DuelForecasts

_FILE = "fake.json"


class FakeModelTrainer(ModelTrainer):
    """Learns nothing, but writes down what it was given; `failure`, once set, is what every training raises."""

    def __init__(self, *, workers: int | None = None) -> None:
        """With a number of workers, it stands for one that trains on a cluster."""
        self._elsewhere = {} if workers is None else {"workers": str(workers)}
        self.failure: PredictionDexError | None = None
        self.given: list[tuple[LabelledDuels, LabelledDuels, int]] = []
        """What each training was to learn from, to calibrate with, and its seed."""
        self.asked: list[Duels] = []
        """What the predictors made here were asked about."""

    @property
    def parameters(self) -> Mapping[str, str]:
        return {"depth": "0", "feature_schema": "fake", **self._elsewhere}

    @property
    def features(self) -> tuple[str, ...]:
        return ("level",)

    def importances(self, artefact: ModelArtefact, duels: Duels) -> tuple[FeatureImportance, ...]:
        self.predictor(artefact, "candidate")
        return (FeatureImportance(feature="level", gain=1.0, shap=float(np.ptp(duels.a.level))),)

    def train(
        self,
        *,
        learn: LabelledDuels,
        calibrate: LabelledDuels,
        seed: int,
        on_progress: Callable[[float], None] | None = None,
    ) -> ModelArtefact:
        if self.failure is not None:
            raise self.failure
        self.given.append((learn, calibrate, seed))
        for share in (0.5, 1.0):
            if on_progress is not None:
                on_progress(share)
        learnt = {"wins": int(learn.tallies.a_wins.sum()), "turns": int(calibrate.tallies.turns.sum()), "seed": seed}
        return ModelArtefact(files={_FILE: json.dumps(learnt).encode()})

    def predictor(self, artefact: ModelArtefact, version: str) -> BattlePredictor:
        try:
            learnt: dict[str, Any] = json.loads(artefact.files[_FILE])
            if set(learnt) != {"wins", "turns", "seed"}:
                raise DamagedModelError(version, f"its {_FILE} is incomplete")
        except KeyError as error:
            raise DamagedModelError(version, f"{error} is missing") from error
        except ValueError as error:
            raise DamagedModelError(version, f"its {_FILE} cannot be read") from error
        return _RememberingPredictor(self.asked, version=version)


class _RememberingPredictor(FakeBattlePredictor):
    def __init__(self, questions: list[Duels], *, version: str) -> None:
        super().__init__(version=version)
        self._questions = questions

    def predict(self, duels: Duels, pokedex: Pokedex, *, interval_width: float | None = None) -> DuelForecasts:
        self._questions.append(duels)
        return super().predict(duels, pokedex, interval_width=interval_width)
