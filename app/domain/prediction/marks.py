"""The marks of an examination: each error beside the one that nobody can go below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.prediction.evaluation import calibration_error, log_losses

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.outcome import Tallies

_EVEN: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """n duels with their tallies by the reference engine, and the chance of A that long runs of ours found."""

    tallies: Tallies
    truth: NDArray[np.float64]  # (n,)

    def take(self, rows: NDArray[np.int64]) -> Examined:
        return Examined(tallies=self.tallies.take(rows), truth=self.truth[rows])


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """A `..._floor` or `best_...` is what one who forecasts the truth gets in the very same battles."""

    duels: int
    mae: float
    """Against the shares of battles observed."""
    mae_floor: float
    mae_without_noise: float
    """Against the truth."""
    brier: float
    """Of single battles."""
    brier_floor: float
    brier_regret: float
    """Against the truth: the mean squared distance from it."""
    log_loss: float
    log_loss_floor: float
    accuracy: float
    """Share of single battles whose winner was called."""
    best_accuracy: float
    calibration_error: float

    @property
    def log_loss_regret(self) -> float:
        return self.log_loss - self.log_loss_floor

    @property
    def accuracy_gap(self) -> float:
        return self.best_accuracy - self.accuracy


def mark(forecast: NDArray[np.float64], examined: Examined) -> Marks:
    share, truth = examined.tallies.win_share, examined.truth
    return Marks(
        duels=len(forecast),
        mae=float(np.mean(np.abs(forecast - share))),
        mae_floor=float(np.mean(np.abs(truth - share))),
        mae_without_noise=float(np.mean(np.abs(forecast - truth))),
        brier=float(np.mean(briers(forecast, share))),
        brier_floor=float(np.mean(briers(truth, share))),
        brier_regret=float(np.mean((forecast - truth) ** 2)),
        log_loss=float(np.mean(log_losses(forecast, share))),
        log_loss_floor=float(np.mean(log_losses(truth, share))),
        accuracy=float(np.mean(called(forecast, share))),
        best_accuracy=float(np.mean(called(truth, share))),
        calibration_error=calibration_error(forecast, share),
    )


def briers(forecast: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (n,) the mean Brier score of each duel's battles."""
    return share * (1 - forecast) ** 2 + (1 - share) * forecast**2


def called(forecast: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (n,) the share of each duel's battles that went to the side that was forecast."""
    return np.where(forecast > _EVEN, share, np.where(forecast < _EVEN, 1 - share, _EVEN))


def noise_of(tallies: Tallies) -> NDArray[np.float64]:
    """Return (n,) how far observed shares lie from true ones on average, as if they were normally distributed."""
    share = tallies.win_share
    return np.sqrt(2 / np.pi * share * (1 - share) / np.maximum(tallies.battles - 1, 1))
