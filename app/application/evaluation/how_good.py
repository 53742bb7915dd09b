"""What needs no training: the marks of the model that is examined, beside what is possible and what is simple."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.tables import tables_of
from app.domain.prediction.baselines import BASELINES
from app.domain.prediction.bootstrap import grouped_mean
from app.domain.prediction.document import Figure, Line, Section, Table
from app.domain.prediction.evaluation import contested
from app.domain.prediction.marks import mark
from app.domain.prediction.reliability import BINS, reliability

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from app.application.evaluation.work import Work
    from app.domain.battle.duels import Duels
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

_DOUBTS: Final = (0, 0.0001, 0.001, 0.01, 0.05, 0.2, 0.51)


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
            (name, *(grouped_mean(one[rows], work.exam_groups[rows]).text(5) for one in (raw, true, true**2)))
            for name, rows in slices.items()
        ),
    )


def baselines(work: Work, forecasts: DuelForecasts, tell: Callable[[float], None]) -> Section:
    examined = work.examined()
    told = {"the model": forecasts.win_probability} | simple_forecasts(work, tell)
    rows = [
        (name, *_few(mark(one, examined)), _contested_error(one, examined))
        for name, one in sorted(told.items(), key=lambda each: float(np.abs(each[1] - examined.truth).mean()))
    ]
    return Section(
        name="baselines",
        title="What it has to beat",
        words=(
            (
                "All duels of the exam. The arithmetic alone is what the outlook says before anything is learnt. The "
                "engine plays until it knows a duel as well as it does when people ask for it; see “The same time "
                "for each” for what it can do in less time."
            ),
        ),
        tables=(
            Table(
                title="The model and its baselines",
                columns=("who forecasts", "MAE", "MAE without noise", "Brier", "regret", "accuracy", "MAE, contested"),
                rows=tuple(rows),
            ),
        ),
    )


def _contested_error(forecast: NDArray[np.float64], examined: Examined) -> float | None:
    doubtful = contested(examined.tallies)
    return float(np.abs(forecast - examined.truth)[doubtful].mean()) if len(doubtful) else None


def simple_forecasts(work: Work, tell: Callable[[float], None]) -> dict[str, NDArray[np.float64]]:
    """Return what is forecast without a model, by the name of who forecasts."""
    forecasts, answers = {}, simple_answers(work)
    for step, (name, answer) in enumerate(answers.items()):
        forecasts[name] = answer(work.exam.duels)
        tell((step + 1) / len(answers))
    return forecasts


def simple_answers(work: Work) -> dict[str, Callable[[Duels], NDArray[np.float64]]]:
    """Return what says the chance of A in n duels without a model, by its name."""
    tables, engine, live = tables_of(work.pokedex), work.tools.engine(work.tools.engine_doubt), work.sizes.live_battles

    def arithmetic(duels: Duels) -> NDArray[np.float64]:
        seen = work.tools.lone_reader.read(duels, doubt=None)
        return seen.order.share_of_a(np.asarray(seen.values[:, seen.names.index("wins")], dtype=np.float64))

    return {
        **{name.replace("_", " ").replace("ko", "KO"): partial(backs, tables) for name, backs in BASELINES.items()},
        f"{live} live battles": lambda duels: (
            work.tools.simulator.simulate(duels, battles=live, seed=work.seed).win_share
        ),
        "the arithmetic alone": arithmetic,
        "the engine, as it is served": lambda duels: engine.predict(duels, work.pokedex).win_probability,
    }


def _few(one: Marks) -> tuple[float, float, float, float, float]:
    return one.mae, one.mae_without_noise, one.brier, one.brier_regret, one.accuracy


def calibration(work: Work, forecasts: DuelForecasts, tell: Callable[[float], None]) -> Section:
    examined, slices = work.examined(), exam_slices(work)
    bins = reliability(forecasts.win_probability, examined.tallies.win_share)
    tell(0.5)
    line = Line(
        name="the model",
        x=tuple(one.forecast for one in bins),
        y=tuple(one.share for one in bins),
        low=tuple(one.share - one.margin for one in bins),
        high=tuple(one.share + one.margin for one in bins),
    )
    return Section(
        name="calibration",
        title="Whether what it forecasts as 75 % happens three times in four",
        words=(
            (
                f"Each of the {BINS} points stands for equally many duels. Where the model is calibrated, they lie on "
                "the diagonal. The interval that is told with a forecast promises to hold the truth nine times in ten."
            ),
        ),
        tables=(
            Table(
                title="The interval against the truth",
                columns=("duels that are", "duels", "holds the truth", "mean width"),
                rows=tuple((name, len(rows), *_coverage(work, forecasts, rows)) for name, rows in slices.items()),
            ),
            Table(
                title="The interval against the truth, by how far the forecast is from certainty",
                columns=("forecast is", "duels", "holds the truth", "mean width"),
                rows=tuple(
                    (name, len(rows), *_coverage(work, forecasts, rows))
                    for name, rows in _by_doubt(forecasts.win_probability).items()
                ),
            ),
            Table(
                title="Reliability",
                columns=("duels", "forecast", "won", "±"),
                rows=tuple((one.duels, one.forecast, one.share, one.margin) for one in bins),
            ),
        ),
        figures=(
            Figure(
                name="reliability",
                title="Reliability",
                x="chance that was forecast",
                y="share of battles won",
                lines=(line,),
                has_diagonal=True,
            ),
            Figure(
                name="residual",
                title="How far from the diagonal",
                x="chance that was forecast",
                y="share of battles won, less the forecast",
                lines=(_residual(line),),
            ),
        ),
    )


def _residual(line: Line) -> Line:
    def less(values: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(value - forecast for value, forecast in zip(values, line.x, strict=True))

    return replace(line, y=less(line.y), low=less(line.low), high=less(line.high))


def _by_doubt(forecast: NDArray[np.float64]) -> dict[str, NDArray[np.int64]]:
    doubt = np.minimum(forecast, 1 - forecast)
    bands = {
        f"within {low:g} to {high:g} of certainty": np.flatnonzero((doubt >= low) & (doubt < high))
        for low, high in pairwise(_DOUBTS)
    }
    return {name: rows for name, rows in bands.items() if len(rows)}


def _coverage(work: Work, forecasts: DuelForecasts, rows: NDArray[np.int64]) -> tuple[float, float]:
    low, high, truth = forecasts.interval_low[rows], forecasts.interval_high[rows], work.examined().truth[rows]
    known = 1 / work.sizes.truth_battles
    held = (low - known <= truth) & (truth <= high + known)
    return float(np.mean(held)), float(np.mean(high - low))
