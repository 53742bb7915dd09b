from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

_DRAWS: Final = 1000
_AT_ONCE: Final = 10_000_000
"""Numbers that are held in memory, which with very many groups are not enough for all draws."""
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
    means = [(drawn @ sums) / (drawn @ counts) for drawn in _drawn(len(sums), seed)]
    low, high = np.quantile(np.concatenate(means), _TAILS)
    return Estimate(value=float(np.mean(values)), low=float(low), high=float(high))


def simultaneous_means(
    values: NDArray[np.float64], groups: NDArray[np.int64], parts: Mapping[str, NDArray[np.int64]], *, seed: int = 0
) -> dict[str, Estimate]:
    """Estimate the mean of each part, some rows of n values, so that with 95 % all the intervals hold together.

    They are as wide as the largest studentised error among all parts says (the bootstrap of the maximum): parts that
    share rows err together, so this is narrower than if each had its share of the 5 %.
    """
    if not parts:
        return {}
    _, group = np.unique(groups, return_inverse=True)
    sums = np.stack([np.bincount(group[rows], values[rows], group.max() + 1) for rows in parts.values()], axis=1)
    each = [np.bincount(group[rows], minlength=group.max() + 1) for rows in parts.values()]
    counts = np.stack(each, axis=1).astype(np.float64)
    means = np.concatenate([(drawn @ sums) / (drawn @ counts) for drawn in _drawn(len(sums), seed)])
    mean = sums.sum(axis=0) / counts.sum(axis=0)
    error = means.std(axis=0)
    studentised = np.abs(means - mean) / np.where(error > 0, error, 1.0)
    half = np.quantile(studentised.max(axis=1), 1 - 2 * _TAILS[0]) * error
    bounds = zip(mean.tolist(), (mean - half).tolist(), (mean + half).tolist(), strict=True)
    return {
        name: Estimate(value=value, low=low, high=high) for name, (value, low, high) in zip(parts, bounds, strict=True)
    }


def _drawn(groups: int, seed: int) -> Iterator[NDArray[np.float64]]:
    """Yield (some draws, groups) how often each group is drawn; no whole numbers, which are slow to multiply."""
    random, some = np.random.default_rng(seed), max(1, _AT_ONCE // groups)
    for done in range(0, _DRAWS, some):
        drawn = random.multinomial(groups, np.full(groups, 1 / groups), size=min(some, _DRAWS - done))
        yield drawn.astype(np.float64)
