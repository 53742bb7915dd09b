"""How good a forecast is, beside how good it can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.outcome import Tallies

CONTESTED: Final = (0.05, 0.95)
_BINS: Final = 10
_EVEN: Final = 0.5
_NEVER_CERTAIN: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Errors of n forecasts against shares of battles won; smaller is better, but for accuracy."""

    duels: int
    mean_absolute_error: float
    """Of the win probability against the observed share, whose own sampling noise is still in it."""
    root_mean_square_error: float
    """With the sampling noise of the observed shares taken out."""
    brier: float
    """Of single battles."""
    brier_floor: float
    """The Brier score of one who knows every true probability."""
    log_loss: float
    accuracy: float
    """Share of single battles whose winner was called."""
    best_accuracy: float
    """That of one who calls each battle by all others of the same duel."""
    calibration_error: float
    """Expected calibration error over ten bins of equal mass."""

    @property
    def brier_regret(self) -> float:
        return self.brier - self.brier_floor

    def as_metrics(self) -> dict[str, float]:
        return {
            "duels": self.duels,
            "mae": self.mean_absolute_error,
            "rmse": self.root_mean_square_error,
            "brier": self.brier,
            "brier_floor": self.brier_floor,
            "brier_regret": self.brier_regret,
            "log_loss": self.log_loss,
            "accuracy": self.accuracy,
            "best_accuracy": self.best_accuracy,
            "ece": self.calibration_error,
        }


def score(forecast: NDArray[np.float64], tallies: Tallies) -> Score:
    """Compare the (n,) forecast chances of A with what happened in the n duels."""
    share, battles = tallies.win_share, tallies.battles
    # p(1 - p) of an observed share is too small by 1 / battles of itself.
    noise = share * (1 - share) / np.maximum(battles - 1, 1)
    squared = (forecast - share) ** 2
    floor = float(np.mean(noise * battles))
    regret = float(np.mean(squared - noise))
    return Score(
        duels=len(forecast),
        mean_absolute_error=float(np.mean(np.abs(forecast - share))),
        root_mean_square_error=max(regret, 0.0) ** 0.5,
        brier=floor + regret,
        brier_floor=floor,
        log_loss=log_loss(forecast, share),
        accuracy=float(np.mean(np.where(forecast > _EVEN, share, np.where(forecast < _EVEN, 1 - share, _EVEN)))),
        best_accuracy=best_accuracy(tallies),
        calibration_error=calibration_error(forecast, share),
    )


def log_loss(
    forecast: NDArray[np.float64], share: NDArray[np.float64], weight: NDArray[np.int64] | None = None
) -> float:
    return float(np.average(log_losses(forecast, share), weights=weight))


def log_losses(forecast: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (n,) the mean log loss of each duel's battles."""
    safe = np.clip(forecast, _NEVER_CERTAIN, 1 - _NEVER_CERTAIN)
    return -share * np.log(safe) - (1 - share) * np.log(1 - safe)


def best_accuracy(tallies: Tallies) -> float:
    """Return the share of single battles that go to whoever has won most of the others of the same duel.

    To look for the winner in the very battle that is called would flatter duels that are nearly even.
    """
    lead = tallies.a_wins - tallies.b_wins
    right_of_a, right_of_b = np.heaviside(lead - 1.0, _EVEN), np.heaviside(-lead - 1.0, _EVEN)
    right = tallies.a_wins * right_of_a + tallies.b_wins * right_of_b + tallies.ties * _EVEN
    return float(np.mean(right / tallies.battles))


def calibration_error(forecast: NDArray[np.float64], share: NDArray[np.float64]) -> float:
    """Return the mean distance between forecast and share over bins that hold equally many duels."""
    bins = np.array_split(np.argsort(forecast, kind="stable"), _BINS)
    gaps = [len(rows) * abs(forecast[rows].mean() - share[rows].mean()) for rows in bins if len(rows)]
    return float(sum(gaps) / len(forecast))


def contested(tallies: Tallies) -> NDArray[np.int64]:
    """Return the rows whose outcome is in doubt."""
    low, high = CONTESTED
    return np.flatnonzero((tallies.win_share >= low) & (tallies.win_share <= high))
