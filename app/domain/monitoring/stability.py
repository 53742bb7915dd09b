"""How far two samples of a column are apart, and how far apart chance alone would put them."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Final, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BINS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bins:
    """Parts of a column that hold about equally much of its reference.

    A value that alone holds as much as a bin, such as level 50, is a bin of its own, and so cannot blur the others.
    """

    masses: NDArray[np.float64]  # (masses,) the values that are bins of their own, in order
    edges: NDArray[np.float64]  # (edges,) between the bins of all other values, in order

    @classmethod
    def of(cls, reference: NDArray[np.float64]) -> Self:
        values, counts = np.unique(reference, return_counts=True)
        is_mass = counts * BINS >= len(reference)
        rest = reference[np.isin(reference, values[~is_mass])]
        parts = max(1, round(BINS * len(rest) / len(reference)))
        shares = np.arange(1, parts) / parts
        edges = np.unique(np.quantile(rest, shares)) if len(rest) else np.zeros(0)
        return cls(masses=values[is_mass], edges=edges)

    def counts(self, values: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return (masses + edges + 1,) how many of the values fall into each bin."""
        is_mass = np.isin(values, self.masses)
        of_masses = np.bincount(np.searchsorted(self.masses, values[is_mass]), minlength=len(self.masses))
        rest = np.searchsorted(self.edges, values[~is_mass], side="right")
        return np.concatenate([of_masses, np.bincount(rest, minlength=len(self.edges) + 1)])


def stability_index(reference: NDArray[np.int64], current: NDArray[np.int64]) -> float:
    """Return the population stability index (PSI) of two (bins,) counts.

    It is the sum of the Kullback-Leibler divergences in both directions. One observation, spread as both samples are
    together, is added to each sample, so that an empty bin is no infinity.
    """
    pool = (reference + current) / (reference.sum() + current.sum())
    met = pool > 0
    p, q = (((one + pool) / (one.sum() + 1))[met] for one in (reference, current))
    return float(((p - q) * np.log(p / q)).sum())


def largest_by_chance(reference: NDArray[np.int64], current: NDArray[np.int64], *, confidence: float) -> float:
    """Return what the index of two samples of one population exceeds with a chance of 1 - `confidence`.

    Without a shift, n m / (n + m) times the index has about a chi-squared distribution with one degree of freedom
    less than there are bins (Yurdakul and Naranjo, Statistical properties of the population stability index, 2020).
    """
    n, m = int(reference.sum()), int(current.sum())
    degrees = int(((reference + current) > 0).sum()) - 1
    return chi_squared_quantile(degrees, confidence) * (n + m) / (n * m)


def chi_squared_quantile(degrees: int, confidence: float) -> float:
    """Return it by the formula of Wilson and Hilferty, which is within a few hundredths of the true one."""
    if degrees == 0:
        return 0.0
    variance = 2 / (9 * degrees)
    root = 1 - variance + NormalDist().inv_cdf(confidence) * variance**0.5
    return float(degrees * max(root, 0.0) ** 3)
