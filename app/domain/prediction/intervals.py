"""How sure a forecast is: the spread of its errors where it forecast alike before (conformal prediction)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from app.domain.battle.rule import entry, rule

if TYPE_CHECKING:
    from numpy.typing import NDArray

COVERAGE: Final = 0.9
_BINS: Final = 12
_PARTS: Final = 1e9
"""A doubt is rounded to so many parts of one."""
_LEAST_NOT_NOISE: Final = 0.04
"""Of the variance: below it, nobody can say what is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalTable:
    """Half widths of the 90 % interval, by how far the forecast is from certainty."""

    doubts: tuple[float, ...]
    """Upper edges of the bins, ascending; the doubt of a forecast is min(p, 1 - p)."""
    half_widths: tuple[float, ...]

    @classmethod
    def learnt_from(cls, forecast: NDArray[np.float64], share: NDArray[np.float64], battles: NDArray[np.int64]) -> Self:
        """Learn from the shares of battles won in duels that the model was not trained on; all arrays are (n,)."""
        doubt, error = _doubts(forecast), np.abs(forecast - share)
        noise = share * (1 - share) / np.maximum(battles - 1, 1)
        bins = [rows for rows in np.array_split(np.argsort(doubt, kind="stable"), _BINS) if len(rows)]
        return cls(
            doubts=tuple(float(doubt[rows].max()) for rows in bins),
            half_widths=tuple(
                _conformal_quantile(error[rows]) * _share_not_noise(error[rows], noise[rows]) for rows in bins
            ),
        )

    def around(self, forecast: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the lower and the upper ends, between 0 and 1."""
        low, high = np.empty(len(forecast)), np.empty(len(forecast))
        write_intervals(np.array(self.doubts), np.array(self.half_widths), forecast, low, high)
        return low, high


@entry
def write_intervals(
    doubts: NDArray[np.float64],
    half_widths: NDArray[np.float64],
    forecast: NDArray[np.float64],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
) -> None:
    for row in range(len(forecast)):
        doubt = rounded_doubt(forecast[row])
        place = 0
        while place < len(doubts) - 1 and doubts[place] < doubt:
            place += 1
        low[row] = max(forecast[row] - half_widths[place], 0.0)
        high[row] = min(forecast[row] + half_widths[place], 1.0)


@rule
def rounded_doubt(forecast: float) -> float:
    # Rounded, for many forecasts lie on the edge of a bin, and 1 - (1 - p) is not always p.
    return float(np.rint(min(forecast, 1 - forecast) * _PARTS) / _PARTS)


def _doubts(forecast: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([rounded_doubt(one) for one in forecast])


def _share_not_noise(errors: NDArray[np.float64], noise: NDArray[np.float64]) -> float:
    """Return by how much errors shrink when the sampling noise (variance) of the observed shares is taken out."""
    squared = float(np.mean(errors**2))
    return max(1 - float(np.mean(noise)) / squared, _LEAST_NOT_NOISE) ** 0.5 if squared > 0 else 1.0


def _conformal_quantile(errors: NDArray[np.float64]) -> float:
    # The correction that makes the coverage hold for n calibration points, not only for infinitely many.
    level = min(COVERAGE * (1 + 1 / len(errors)), 1.0)
    return float(np.quantile(errors, level, method="higher"))
