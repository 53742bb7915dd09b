from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.battle_predictor import UnreachableIntervalError
from app.domain.prediction.model import DuelForecasts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.domain.prediction.intervals import IntervalTable


def forecasts_of(
    chance: NDArray[np.float64], turns: NDArray[np.float64], intervals: IntervalTable, *, width: float | None
) -> DuelForecasts:
    """Put the intervals around what a model says of n duels.

    Raises:
        UnreachableIntervalError: one is wider than `width`.
    """
    low, high = intervals.around(chance)
    if width is not None and (high - low).max(initial=0.0) > width:
        reason = "the model is as sure as it was right before; the engine can play until it is surer"
        raise UnreachableIntervalError(width, float((high - low).max()), reason)
    return DuelForecasts(win_probability=chance, interval_low=low, interval_high=high, turns=turns, battles=None)
