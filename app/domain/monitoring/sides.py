"""How a Pokémon was raised, in a few numbers by which two can be told to be alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants, Duels

RAISED: Final = ("level", "total_ivs", "total_avs", "friendship")


def sides_of(duels: Duels) -> NDArray[np.float64]:
    """Return (2, n, 4): how A and B of each duel were raised, in the order of `RAISED`."""
    return np.stack([_raised(duels.a), _raised(duels.b)])


def _raised(side: Combatants) -> NDArray[np.float64]:
    return np.column_stack([side.level, side.ivs.sum(axis=1), side.avs.sum(axis=1), side.friendship]).astype(float)
