"""How true the answers were that a version has served."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.monitoring.noise import calibration_chance, entropy, error_without_noise
from app.domain.prediction.bootstrap import Estimate, grouped_mean
from app.domain.prediction.evaluation import CONTESTED, calibration_error, contested, log_losses, score
from app.domain.prediction.marks import briers
from app.domain.prediction.reliability import Bin, reliability

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.outcome import Tallies
    from app.domain.registry.watch import LiveForecasts

_BINS: Final = 10


class Judge(StrEnum):
    """Who says what the truth is."""

    OWN = "own"
    """Our engine."""
    REFERENCE = "reference"
    """The engine of Pokémon Showdown."""
    OUTCOMES = "outcomes"
    """Players, who report who has really won."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveMarks:
    """Of n answers, by one judge; a `..._floor` is what one gets who forecasts the truth."""

    judge: Judge
    duels: int
    distinct: int
    """Different duels among them."""
    contested_share: float
    """Of duels whose outcome is in doubt."""
    brier: float
    brier_floor: float
    regret: Estimate
    """What the Brier score is above its floor, without the noise of the battles."""
    log_loss: float
    log_loss_floor: float
    mean_absolute_error: float | None
    """Without the noise of the battles; None where a duel was fought but once."""
    calibration_error: float
    calibration_chance: float
    """The calibration error that chance alone stays below, 39 times in 40."""
    bins: tuple[Bin, ...]

    @property
    def figures(self) -> dict[str, float]:
        """By the judge's name and theirs."""
        known = {
            "duels": self.duels,
            "distinct": self.distinct,
            "contested_share": self.contested_share,
            "brier": self.brier,
            "brier_floor": self.brier_floor,
            "brier_regret": self.regret.value,
            "brier_regret_low": self.regret.low,
            "brier_regret_high": self.regret.high,
            "log_loss": self.log_loss,
            "log_loss_floor": self.log_loss_floor,
            "calibration_error": self.calibration_error,
            "calibration_chance": self.calibration_chance,
        }
        if self.mean_absolute_error is not None:
            known["mae"] = self.mean_absolute_error
        return {f"{self.judge}.{name}": float(value) for name, value in known.items()}


def by_engine(
    judge: Judge, forecast: NDArray[np.float64], tallies: Tallies, groups: NDArray[np.int64], *, seed: int
) -> LiveMarks:
    """Mark n answers, one at least, by what an engine has played; those of one group are about the same duel."""
    share, scored = tallies.win_share, score(forecast, tallies)
    noise = share * (1 - share) / np.maximum(tallies.battles - 1, 1)
    return LiveMarks(
        judge=judge,
        duels=len(forecast),
        distinct=len(np.unique(groups)),
        contested_share=len(contested(tallies)) / len(forecast),
        brier=scored.brier,
        brier_floor=scored.brier_floor,
        regret=grouped_mean((forecast - share) ** 2 - noise, groups, seed=seed),
        log_loss=scored.log_loss,
        log_loss_floor=entropy(tallies),
        mean_absolute_error=error_without_noise(scored.mean_absolute_error, tallies),
        calibration_error=scored.calibration_error,
        calibration_chance=calibration_chance(forecast, share, groups, seed=seed),
        bins=reliability(forecast, share, bins=_BINS),
    )


def by_outcomes(live: LiveForecasts, *, seed: int) -> LiveMarks:
    """Mark n answers, one at least, by who has really won.

    A duel that was fought once has no known floor: in its place stands what one expects who believes the forecasts.
    """
    forecast, won = live.win_probability, live.won
    # Where the same chance was answered once more, it is most likely the same duel.
    _, groups = np.unique(forecast, return_inverse=True)
    losses, expected, (low, high) = briers(forecast, won), forecast * (1 - forecast), CONTESTED
    return LiveMarks(
        judge=Judge.OUTCOMES,
        duels=len(live),
        distinct=int(groups.max()) + 1,
        contested_share=float(np.mean((forecast >= low) & (forecast <= high))),
        brier=float(losses.mean()),
        brier_floor=float(expected.mean()),
        regret=grouped_mean(losses - expected, groups, seed=seed),
        log_loss=float(log_losses(forecast, won).mean()),
        log_loss_floor=float(log_losses(forecast, forecast).mean()),
        mean_absolute_error=None,
        calibration_error=calibration_error(forecast, won),
        calibration_chance=calibration_chance(forecast, won, np.arange(len(live)), seed=seed),
        bins=reliability(forecast, won, bins=_BINS),
    )
