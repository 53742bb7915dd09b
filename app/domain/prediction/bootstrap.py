from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DRAWS: Final = 1000
_TAILS: Final = (0.025, 0.975)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean with its 95 % confidence interval."""

    value: float
    low: float
    high: float

    @property
    def is_certain(self) -> bool:
        """Say whether its sign is beyond doubt."""
        return self.low > 0 or self.high < 0

    def text(self, digits: int = 4) -> str:
        return f"{self.value:.{digits}f} ({self.low:.{digits}f} to {self.high:.{digits}f})"


def grouped_mean(values: NDArray[np.float64], groups: NDArray[np.int64], *, seed: int = 0) -> Estimate:
    """Estimate the mean of n values, of which those of one group (n,) are no independent witnesses.

    The interval is that of the bootstrap over groups.
    """
    _, group = np.unique(groups, return_inverse=True)
    sums, counts = np.bincount(group, weights=values), np.bincount(group)
    drawn = np.random.default_rng(seed).multinomial(len(sums), np.full(len(sums), 1 / len(sums)), size=_DRAWS)
    low, high = np.quantile((drawn @ sums) / (drawn @ counts), _TAILS)
    return Estimate(value=float(np.mean(values)), low=float(low), high=float(high))
