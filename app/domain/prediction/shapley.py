"""Who added how much to what all achieved together."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def coalitions(members: int) -> NDArray[np.bool_]:
    """Return the (2ᵏ, k) members of each coalition of k; the last half are those with the last of them."""
    return (np.arange(2**members)[:, None] >> np.arange(members) & 1).astype(np.bool_)


def shapley_values(worth: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the (k,) shares of k members in what the (2ᵏ,) `coalitions` are worth.

    A share is what a member adds when it joins, averaged over every order in which all could join (L. S. Shapley,
    "A value for n-person games", 1953). Together they are what all are worth more than nobody.
    """
    joined = coalitions(len(worth).bit_length() - 1)
    places, members = np.arange(len(worth)), joined.shape[1]
    # Among all orders, how many have just this many who came before.
    share = np.array([1 / (members * comb(members - 1, before)) for before in range(members)])
    values = np.zeros(members)
    for member in range(members):
        without = places[~joined[:, member]]
        added = worth[without + 2**member] - worth[without]
        values[member] = share[joined[without].sum(axis=1)] @ added
    return values
