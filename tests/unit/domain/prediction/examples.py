from __future__ import annotations

import numpy as np

from app.domain.battle.outcome import Tallies


def won(wins: list[int], *, battles: int) -> Tallies:
    """Return duels of which A has won so many of so many battles, of two turns each, and B the others."""
    a_wins = np.array(wins, dtype=np.int64)
    return Tallies(
        a_wins=a_wins,
        b_wins=battles - a_wins,
        ties=np.zeros_like(a_wins),
        turns=np.full_like(a_wins, 2 * battles),
    )
