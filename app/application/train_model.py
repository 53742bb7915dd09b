from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.duel_dataset import UnusableDatasetError
from app.domain.battle.tables import tables_of
from app.domain.prediction.baselines import BASELINES
from app.domain.prediction.evaluation import Score, contested, score
from app.domain.prediction.labelled import LabelledDuels
from app.domain.prediction.report import training_report
from app.domain.prediction.splits import Fold, folds
from app.domain.registry.model_version import ModelOrigin
from app.domain.registry.semantic_version import next_version

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.duel_dataset import DuelDataset
    from app.application.ports.experiment_tracker import ExperimentTracker
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.model_trainer import ModelTrainer
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.trainer_search import TrainerSearch
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.registry.model_version import ModelVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    model: ModelVersion
    scores: Mapping[str, Score]
    """On unseen pairs: `model`, `contested`, each kind of draw, and each baseline."""
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainModel:
    """Train on the dataset, score on pairs that were never seen, track and register."""

    pokedex: PokedexRepository
    lessons: DuelDataset
    reference: DuelDataset
    exam: DuelDataset
    trainer: ModelTrainer
    tracker: ExperimentTracker
    registry: ModelRegistry
    search: TrainerSearch | None = None
    """Chooses the settings with which the model is trained in the end, in place of `trainer`."""

    def __call__(
        self,
        *,
        seed: int,
        duels: int | None = None,
        on_search: Callable[[float], None] | None = None,
        on_progress: Callable[[float], None] | None = None,
    ) -> Training:
        """Learn from the first `duels` lessons, or from all; `on_search` and `on_progress` are told shares done."""
        pokedex = self.pokedex.get()
        lessons, reference = self.lessons.load(pokedex).take(slice(duels)), self.reference.load(pokedex)
        learn = LabelledDuels.concatenate(
            [_rows_of(pokedex, lessons, Fold.TRAIN), _rows_of(pokedex, reference, Fold.TRAIN)]
        )
        calibrate, exam = _rows_of(pokedex, lessons, Fold.CALIBRATION), self.exam.load(pokedex)
        trainer = self.search.best(learn, seed=seed, on_progress=on_search) if self.search else self.trainer
        artefact = trainer.train(learn=learn, calibrate=calibrate, seed=seed, on_progress=on_progress)
        predictor = trainer.predictor(artefact, "candidate")
        scores = _scores(pokedex, predictor, exam)
        report = training_report(scores, learnt_from=len(learn))
        metrics = {f"{name}.{key}": value for name, one in scores.items() for key, value in one.as_metrics().items()}
        metrics["model.asymmetry"] = _asymmetry(predictor, exam.duels, pokedex)
        parameters = {
            **trainer.parameters,
            "seed": str(seed),
            "learnt_from": str(len(learn)),
            "tuned": str(self.search is not None),
            **{name: one.manifest().checksum for name, one in self._datasets().items()},
            **{f"{name}.rules": one.manifest().plan.rules_version for name, one in self._datasets().items()},
        }
        run_id = self.tracker.record(parameters=parameters, metrics=metrics, artefact=artefact, report=report)
        origin = ModelOrigin(
            feature_schema=parameters["feature_schema"],
            dataset=_fingerprint(self.lessons, self.reference, learnt_from=len(learn)),
            engine=self.lessons.manifest().plan.rules_version,
        )
        semantic = next_version(self.registry.versions(), origin)
        model = self.registry.register(run_id, artefact, semantic=semantic, origin=origin, metrics=metrics)
        return Training(model=model, scores=scores, report=report)

    def _datasets(self) -> dict[str, DuelDataset]:
        return {"lessons": self.lessons, "reference": self.reference, "exam": self.exam}


def _fingerprint(*datasets: DuelDataset, learnt_from: int) -> str:
    """Return the hash of all that was learnt from."""
    told = [*(one.manifest().checksum for one in datasets), str(learnt_from)]
    return hashlib.sha256(" ".join(told).encode()).hexdigest()


def _rows_of(pokedex: Pokedex, labelled: LabelledDuels, wanted: Fold) -> LabelledDuels:
    rows = np.flatnonzero(folds(pokedex, labelled.duels) == wanted)
    if not len(rows):
        raise UnusableDatasetError(f"of {len(labelled)} duels", f"it is too small: the fold {wanted} is empty")
    return labelled.take(rows)


def _scores(pokedex: Pokedex, predictor: BattlePredictor, test: LabelledDuels) -> dict[str, Score]:
    forecast = predictor.predict(test.duels, pokedex).win_probability
    slices = {"model": np.arange(len(test)), "contested": contested(test.tallies)}
    slices |= {str(kind): np.flatnonzero(test.kind == kind) for kind in np.unique(test.kind)}
    scores = {name: score(forecast[rows], test.tallies.take(rows)) for name, rows in slices.items() if len(rows)}
    tables = tables_of(pokedex)
    return scores | {name: score(backs(tables, test.duels), test.tallies) for name, backs in BASELINES.items()}


def _asymmetry(predictor: BattlePredictor, duels: Duels, pokedex: Pokedex) -> float:
    """Return by how much p(a, b) + p(b, a) misses 1 at most."""
    there, back = (predictor.predict(each, pokedex).win_probability for each in (duels, duels.swapped()))
    return float(np.abs(there + back - 1).max())
