from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallies:
    """What happened in n duels, each played several times: how often A won, B won or both fell, and for how long."""

    a_wins: NDArray[np.int64]  # (n,) battles
    b_wins: NDArray[np.int64]  # (n,) battles
    ties: NDArray[np.int64]  # (n,) battles
    turns: NDArray[np.int64]  # (n,) turns summed over the battles

    def __len__(self) -> int:
        return len(self.a_wins)

    @property
    def battles(self) -> NDArray[np.int64]:
        return self.a_wins + self.b_wins + self.ties

    @property
    def win_share(self) -> NDArray[np.float64]:
        """Share of battles won by A; a tie counts as half."""
        return (self.a_wins + 0.5 * self.ties) / self.battles

    @property
    def mean_turns(self) -> NDArray[np.float64]:
        return self.turns / self.battles

    def take(self, rows: NDArray[np.int64] | slice) -> Tallies:
        return Tallies(a_wins=self.a_wins[rows], b_wins=self.b_wins[rows], ties=self.ties[rows], turns=self.turns[rows])

    @classmethod
    def concatenate(cls, parts: Sequence[Tallies]) -> Self:
        return cls(
            a_wins=np.concatenate([part.a_wins for part in parts]),
            b_wins=np.concatenate([part.b_wins for part in parts]),
            ties=np.concatenate([part.ties for part in parts]),
            turns=np.concatenate([part.turns for part in parts]),
        )
