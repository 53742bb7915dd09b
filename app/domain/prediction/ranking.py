"""How well forecasts tell wins from losses, whatever the chance from which on a win is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EVEN: Final = 0.5
_LEAST: Final = 1e-12
"""Instead of nothing to divide by, where every battle was won, or lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One point for each chance from which on a win is called, the highest first."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    area: float

    def thinned(self, points: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return x and y of so many points at most, both ends among them."""
        rows = np.unique(np.linspace(0, len(self.x) - 1, min(points, len(self.x))).astype(np.int64))
        return tuple(self.x[rows].tolist()), tuple(self.y[rows].tolist())


def roc(forecast: NDArray[np.float64], share: NDArray[np.float64]) -> Curve:
    """Return which share of lost battles (x) is called a win, to call that share of won ones (y).

    `share` (n,) of each duel's battles was won; every duel counts the same.
    """
    won, lost = _called(forecast, share)
    x, y = _from_zero(lost / max(lost[-1], _LEAST)), _from_zero(won / max(won[-1], _LEAST))
    return Curve(x=x, y=y, area=float(np.trapezoid(y, x)))


def precision_recall(forecast: NDArray[np.float64], share: NDArray[np.float64]) -> Curve:
    """Return which share of won battles (x) is called, and which share of those called was won (y)."""
    won, lost = _called(forecast, share)
    recall, precision = won / max(won[-1], _LEAST), won / (won + lost)
    return Curve(x=recall, y=precision, area=float(np.sum(np.diff(recall, prepend=0.0) * precision)))


def confusion(forecast: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (2, 2) shares of all battles: A or B was called, by row; A or B won, by column.

    A forecast of a half calls either half the time.
    """
    calls_a = np.where(forecast > _EVEN, 1.0, np.where(forecast < _EVEN, 0.0, _EVEN))
    called, won = np.stack([calls_a, 1 - calls_a]), np.stack([share, 1 - share])
    return np.asarray(called @ won.T / len(share))


def _called(
    forecast: NDArray[np.float64], share: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the battles won and lost among those called a win, for each chance that was forecast."""
    order = np.argsort(-forecast, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(forecast[order]) != 0, True))
    return np.cumsum(share[order])[ends], np.cumsum(1 - share[order])[ends]


def _from_zero(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.concatenate([[0.0], values])
