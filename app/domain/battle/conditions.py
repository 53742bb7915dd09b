from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Conditions(NamedTuple):
    """What has happened in n battles so far, as far as a strike is concerned."""

    attack_stage: NDArray[np.int64]  # (n,) -6 to 6, of the statistic that the move uses
    defence_stage: NDArray[np.int64]  # (n,) -6 to 6, of the statistic that it meets
    burned: NDArray[np.bool_]  # (n,) the attacker
    screened: NDArray[np.bool_]  # (n,) Reflect or Light Screen, whichever stops this category

    @classmethod
    def of(
        cls, *, attack_stage: int = 0, defence_stage: int = 0, burned: bool = False, screened: bool = False
    ) -> Conditions:
        """Return those of one battle."""
        return cls(
            attack_stage=np.array([attack_stage]),
            defence_stage=np.array([defence_stage]),
            burned=np.array([burned]),
            screened=np.array([screened]),
        )

    @classmethod
    def fresh(cls, count: int) -> Conditions:
        """Nothing has happened yet."""
        stages, nothing = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.bool_)
        return cls(attack_stage=stages, defence_stage=stages, burned=nothing, screened=nothing)
