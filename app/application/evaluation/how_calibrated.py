"""What needs no training: whether forecasts and their intervals keep what they promise."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.evaluation.how_good import exam_slices
from app.domain.prediction.document import Figure, Line, Section, Table
from app.domain.prediction.reliability import BINS, reliability, reliability_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.application.evaluation.work import Work
    from app.domain.prediction.model import DuelForecasts

_DOUBTS: Final = (0, 0.0001, 0.001, 0.01, 0.05, 0.2, 0.51)


def calibration(work: Work, forecasts: DuelForecasts, tell: Callable[[float], None]) -> Section:
    examined, slices = work.examined(), exam_slices(work)
    bins = reliability(forecasts.win_probability, examined.tallies.win_share)
    tell(0.5)
    line = reliability_line(bins)
    return Section(
        name="calibration",
        title="Whether what it forecasts as 75 % happens three times in four",
        words=(
            (
                f"Each of the {BINS} points stands for equally many duels. Where the model is calibrated, they lie on "
                "the diagonal. The interval that is told with a forecast promises to hold the truth nine times in ten, "
                "which is itself known to one battle of its run."
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
