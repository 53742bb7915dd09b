"""How sure a forecast is: the spread of its errors where it forecast alike before (conformal prediction)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

COVERAGE: Final = 0.9
_BINS: Final = 12
_DECIMALS: Final = 9
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
        doubt, error = _doubt(forecast), np.abs(forecast - share)
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
        bins = np.minimum(np.searchsorted(self.doubts, _doubt(forecast)), len(self.doubts) - 1)
        half = np.asarray(self.half_widths)[bins]
        return np.maximum(forecast - half, 0.0), np.minimum(forecast + half, 1.0)


def _doubt(forecast: NDArray[np.float64]) -> NDArray[np.float64]:
    # Rounded, for many forecasts lie on the edge of a bin, and 1 - (1 - p) is not always p.
    return np.minimum(forecast, 1 - forecast).round(_DECIMALS)


def _share_not_noise(errors: NDArray[np.float64], noise: NDArray[np.float64]) -> float:
    """Return by how much errors shrink when the sampling noise (variance) of the observed shares is taken out."""
    squared = float(np.mean(errors**2))
    return max(1 - float(np.mean(noise)) / squared, _LEAST_NOT_NOISE) ** 0.5 if squared > 0 else 1.0


def _conformal_quantile(errors: NDArray[np.float64]) -> float:
    # The correction that makes the coverage hold for n calibration points, not only for infinitely many.
    level = min(COVERAGE * (1 + 1 / len(errors)), 1.0)
    return float(np.quantile(errors, level, method="higher"))
