"""Which move to repeat against somebody who chooses a move too."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.prediction.model import DuelForecasts


class Scenario(StrEnum):
    WORST_CASE = "worst_case"
    """The opponent answers each move with the reply that is best against it."""
    AVERAGE = "average"
    """The opponent plays each of its moves equally often."""
    KNOWN = "known"
    """The opponent's moves are known, and it answers each move with the best of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What one move is worth, by a scenario; moves and replies are given by their places."""

    move: int
    reply: int
    """The one that is best against it."""
    win_probability: float
    interval_low: float
    interval_high: float
    turns: float


def choices(forecasts: DuelForecasts, replies: int, scenario: Scenario) -> list[Choice]:
    """Weigh moves by the forecasts of all their duels, those of the first move with each of `replies` replies first.

    The best move comes first; moves of equal worth are ranked by what they win on average, then as they stand.
    """
    # Plain numbers: a question is about few duels, and each call of NumPy takes as long as dozens of them.
    table = forecasts.win_probability.reshape(-1, replies).tolist()
    best = [row.index(min(row)) for row in table]
    answered = np.array([move * replies + reply for move, reply in enumerate(best)])

    def worth(fact: NDArray[np.float64]) -> list[float]:
        chosen = fact.reshape(-1, replies).mean(axis=1) if scenario is Scenario.AVERAGE else fact[answered]
        numbers: list[float] = chosen.tolist()
        return numbers

    chances, turns = worth(forecasts.win_probability), worth(forecasts.turns)
    low, high = worth(forecasts.interval_low), worth(forecasts.interval_high)
    ranking = sorted(range(len(table)), key=lambda move: (-chances[move], -fsum(table[move])))
    return [
        Choice(
            move=move,
            reply=best[move],
            win_probability=chances[move],
            interval_low=low[move],
            interval_high=high[move],
            turns=turns[move],
        )
        for move in ranking
    ]


def safest_pairs(
    win_probability: NDArray[np.float64], own_starts: NDArray[np.int64], foe_starts: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the (m · k, 2) rows and columns that m contenders and k foes choose when each plays its safest move.

    The table holds every move of one side against every move of the other; `own_starts` (m + 1,) and `foe_starts`
    (k + 1,) say which rows and columns are whose. The safest move is what wins most against the best reply to it.
    """
    pairs = []
    for own in zip(own_starts[:-1].tolist(), own_starts[1:].tolist(), strict=True):
        for foe in zip(foe_starts[:-1].tolist(), foe_starts[1:].tolist(), strict=True):
            block = win_probability[slice(*own), slice(*foe)]
            pairs.append((own[0] + int(block.min(axis=1).argmax()), foe[0] + int(block.max(axis=0).argmin())))
    return np.array(pairs, dtype=np.int64)
