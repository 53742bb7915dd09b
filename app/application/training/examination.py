"""How a model that was just trained does: on what it learnt from, on what it did not, and on every slice of that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.tables import tables_of
from app.domain.prediction.baselines import BASELINES
from app.domain.prediction.evaluation import Score, contested, score
from app.domain.prediction.ranking import precision_recall, roc
from app.domain.prediction.slices import by_effect, by_level, by_move

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.training.material import Material
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.slices import Slices

SPLIT_SAMPLE: Final = 10_000
"""Duels of what was learnt from, and of what was calibrated with, that the model is asked about again."""
_MOVES: Final = 10
"""Moves that are met most often, which are slices of their own."""
_OF_SLICES: Final = ("duels", "mae", "brier_regret", "log_loss")


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    exam: LabelledDuels
    forecast: NDArray[np.float64]
    """(n,) of the exam."""
    scores: Mapping[str, Score]
    """`model` is that of the whole exam; `train` and `calibration` are those of the other splits."""
    slices: Mapping[str, Score]
    """Of the exam, by what is in them, such as `move.surf`."""
    asymmetry: float
    """By how much p(a, b) + p(b, a) misses 1 at most."""

    @property
    def metrics(self) -> dict[str, float]:
        share = self.exam.tallies.win_share
        whole = {f"{name}.{key}": value for name, one in self.scores.items() for key, value in one.as_metrics().items()}
        cut = {f"{name}.{key}": one.as_metrics()[key] for name, one in self.slices.items() for key in _OF_SLICES}
        return (
            whole
            | cut
            | {
                "model.asymmetry": self.asymmetry,
                "model.roc_auc": roc(self.forecast, share).area,
                "model.average_precision": precision_recall(self.forecast, share).area,
            }
        )


def examine(predictor: BattlePredictor, material: Material, pokedex: Pokedex) -> Examination:
    exam = material.exam
    forecast = predictor.predict(exam.duels, pokedex).win_probability
    back = predictor.predict(exam.duels.swapped(), pokedex).win_probability
    others = {"train": material.learn, "calibration": material.calibrate}
    return Examination(
        exam=exam,
        forecast=forecast,
        scores={
            **_of_rows(exam, forecast, _parts(exam)),
            **{name: _of_split(predictor, split, pokedex) for name, split in others.items()},
            **_of_baselines(exam, pokedex),
        },
        slices=_of_rows(exam, forecast, _cuts(exam.duels, pokedex)),
        asymmetry=float(np.abs(forecast + back - 1).max()),
    )


def _parts(exam: LabelledDuels) -> Slices:
    kinds = {str(kind): np.flatnonzero(exam.kind == kind) for kind in np.unique(exam.kind)}
    return {"model": np.arange(len(exam)), "contested": contested(exam.tallies), **kinds}


def _cuts(duels: Duels, pokedex: Pokedex) -> Slices:
    moves = sorted(by_move(pokedex, duels).items(), key=lambda one: -len(one[1]))[:_MOVES]
    cuts = {"effect": by_effect(pokedex, duels), "level": by_level(duels), "move": dict(moves)}
    return {f"{kind}.{_in_a_word(name)}": rows for kind, cut in cuts.items() for name, rows in cut.items()}


def _in_a_word(name: str) -> str:
    """Return a name that trackers accept."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def _of_rows(labelled: LabelledDuels, forecast: NDArray[np.float64], slices: Slices) -> dict[str, Score]:
    return {name: score(forecast[rows], labelled.tallies.take(rows)) for name, rows in slices.items() if len(rows)}


def _of_split(predictor: BattlePredictor, split: LabelledDuels, pokedex: Pokedex) -> Score:
    some = split.take(slice(SPLIT_SAMPLE))
    return score(predictor.predict(some.duels, pokedex).win_probability, some.tallies)


def _of_baselines(exam: LabelledDuels, pokedex: Pokedex) -> dict[str, Score]:
    tables = tables_of(pokedex)
    return {name: score(backs(tables, exam.duels), exam.tallies) for name, backs in BASELINES.items()}
