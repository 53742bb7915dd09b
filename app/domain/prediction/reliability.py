from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.prediction.document import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

BINS: Final = 20
_NINETY_FIVE_IN_A_HUNDRED: Final = 1.96


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    duels: int
    forecast: float
    """Mean chance that was forecast."""
    share: float
    """Share of battles that were won."""
    margin: float
    """Half the 95 % interval of that share, from how it differs among the duels of the bin."""


def reliability(forecast: NDArray[np.float64], share: NDArray[np.float64], *, bins: int = BINS) -> tuple[Bin, ...]:
    """Return bins that hold equally many of the n duels, from the lowest forecasts to the highest."""
    parts = np.array_split(np.argsort(forecast, kind="stable"), bins)
    return tuple(_bin(forecast[rows], share[rows]) for rows in parts if len(rows))


def reliability_line(bins: Sequence[Bin]) -> Line:
    return Line(
        name="the model",
        x=tuple(one.forecast for one in bins),
        y=tuple(one.share for one in bins),
        low=tuple(one.share - one.margin for one in bins),
        high=tuple(one.share + one.margin for one in bins),
    )


def _bin(forecast: NDArray[np.float64], share: NDArray[np.float64]) -> Bin:
    # The forecasts of a bin differ; what they do not explain is what makes its share uncertain.
    spread = float(np.std(share - forecast)) / len(share) ** 0.5
    return Bin(
        duels=len(share),
        forecast=float(forecast.mean()),
        share=float(share.mean()),
        margin=_NINETY_FIVE_IN_A_HUNDRED * spread,
    )
