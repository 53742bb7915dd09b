"""What needs no training: the marks of the model that is examined, beside what is possible and what is simple."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.prediction.bootstrap import grouped_mean
from app.domain.prediction.document import Section, Table
from app.domain.prediction.evaluation import contested
from app.domain.prediction.marks import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from app.application.evaluation.work import Work
    from app.domain.prediction.document import Cell
    from app.domain.prediction.marks import Examined, Marks
    from app.domain.prediction.model import DuelForecasts

_MARKS: Final = (
    "duels",
    "MAE",
    "of it noise",
    "MAE without noise",
    "Brier",
    "best possible",
    "regret",
    "log-loss regret",
    "accuracy",
    "best possible",
    "gap",
    "ECE",
)


def exam_slices(work: Work) -> dict[str, NDArray[np.int64]]:
    """Return the rows of all, of each kind, and of those of each that are contested."""
    doubtful = contested(work.exam.tallies)
    kinds = {"all": np.arange(len(work.exam))}
    kinds |= {str(kind): np.flatnonzero(work.exam.kind == kind) for kind in np.unique(work.exam.kind)}
    slices = kinds | {f"{kind}, contested": np.intersect1d(rows, doubtful) for kind, rows in kinds.items()}
    return {name: rows for name, rows in slices.items() if len(rows)}


def overall(work: Work, forecasts: DuelForecasts, tell: Callable[[float], None]) -> Section:
    examined = work.examined(tell)
    slices = exam_slices(work)
    marks = {name: mark(forecasts.win_probability[rows], examined.take(rows)) for name, rows in slices.items()}
    return Section(
        name="overall",
        title="How good it is, and how good it can be",
        words=_what_marks_mean(work, examined),
        tables=(
            Table(title="Marks", columns=("duels that are", *_MARKS), rows=tuple(map(_row, marks, marks.values()))),
            _intervals_of_marks(work, forecasts.win_probability, examined, slices),
        ),
    )


def _what_marks_mean(work: Work, examined: Examined) -> tuple[str, ...]:
    battles = int(np.median(examined.tallies.battles))
    return (
        (
            f"Every duel of the exam was played {battles} times by the reference engine, and no lesson brings the two "
            "species of any of them together. Random: random moves at level 50. Strong: the better of a few moves. "
            "Spread: levels, natures, IVs, AVs and friendship are random too. Contested: the observed share of "
            "battles won lies between 0.05 and 0.95."
        ),
        (
            "The truth that errors without noise, regrets and best possible marks refer to is a run of "
            f"{work.sizes.truth_battles:,} battles of our own engine for each duel, by other throws than any model was "
            "told of; our engine is proven equal to the reference. It is independent of the reference's battles, so "
            "the best possible accuracy is not flattered by near-ties: the winner is named by the one and looked up "
            "in the other."
        ),
        (
            "MAE is measured against the shares that the reference observed, whose own sampling noise is in it; “of it "
            "noise” is the MAE of one who forecasts the truth. The MAE without noise is measured against the truth."
        ),
    )


def _row(name: str, one: Marks) -> tuple[Cell, ...]:
    errors = (one.mae, one.mae_floor, one.mae_without_noise, one.brier, one.brier_floor, one.brier_regret)
    accuracies = (one.accuracy, one.best_accuracy, one.accuracy_gap)
    return (name, one.duels, *errors, one.log_loss_regret, *accuracies, one.calibration_error)


def _intervals_of_marks(
    work: Work, forecast: NDArray[np.float64], examined: Examined, slices: Mapping[str, NDArray[np.int64]]
) -> Table:
    raw, true = np.abs(forecast - examined.tallies.win_share), np.abs(forecast - examined.truth)
    return Table(
        title="Confidence: 95 % intervals by the bootstrap over pairs of species",
        columns=("duels that are", "MAE", "MAE without noise", "Brier regret"),
        rows=tuple(
            (name, *(grouped_mean(one[rows], work.exam_groups[rows]).text(6) for one in (raw, true, true**2)))
            for name, rows in slices.items()
        ),
    )
