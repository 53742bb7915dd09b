"""What chance does to figures that are taken from a number of battles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.prediction.evaluation import calibration_error, log_losses
from app.domain.prediction.marks import noise_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.outcome import Tallies

_DRAWS: Final = 200
_RARELY: Final = 0.975


def entropy(tallies: Tallies) -> float:
    """Return the log loss of one who forecasts the truth, which shares of few battles make too small.

    Source: Miller, Note on the Bias of Information Estimates (1955): by 1 / 2 battles where both sides have won.
    """
    share = tallies.win_share
    missing = np.where((share > 0) & (share < 1), 1 / (2 * tallies.battles), 0.0)
    return float(np.mean(log_losses(share, share) + missing))


def error_without_noise(error: float, tallies: Tallies) -> float:
    """Return the mean absolute error against true chances of one that is `error` against observed shares.

    As if errors and noise were normally distributed.
    """
    noise = float(np.mean(noise_of(tallies)))
    return float(max(error**2 - noise**2, 0.0) ** 0.5)


def calibration_chance(
    forecast: NDArray[np.float64], share: NDArray[np.float64], groups: NDArray[np.int64], *, seed: int
) -> float:
    """Return what calibration error the same n errors stay below, 39 times in 40, where none has a direction.

    In each draw, the errors of a group (n,) are all turned around, or none is.
    """
    _, group = np.unique(groups, return_inverse=True)
    dice, errors = np.random.default_rng(seed), share - forecast
    signs = dice.choice((-1.0, 1.0), size=(_DRAWS, int(group.max()) + 1))
    drawn = [calibration_error(forecast, forecast + one[group] * errors) for one in signs]
    return float(np.quantile(drawn, _RARELY))
