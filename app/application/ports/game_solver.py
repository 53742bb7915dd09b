from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedStrategies:
    """How often either side should choose what, when neither knows what the other chooses."""

    own: NDArray[np.float64]  # (m,) shares that add up to 1
    foe: NDArray[np.float64]  # (k,) shares that add up to 1
    value: float
    """What the own side wins then, whatever the foe does."""


class GameSolver(Protocol):
    """Solves games in which both sides choose at once and one wins what the other loses."""

    @abstractmethod
    def solve(self, payoff: NDArray[np.float64]) -> MixedStrategies:
        """Find an equilibrium of the (m, k) game; `payoff` is what the own side wins, from 0 to 1."""
