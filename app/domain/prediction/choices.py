"""Which move to repeat against somebody who chooses a move too."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
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
class Choices:
    """What m moves are worth against k replies, by a scenario."""

    ranking: NDArray[np.int64]  # (m,) the moves, best first
    reply: NDArray[np.int64]  # (m,) the reply that is best against each move
    win_probability: NDArray[np.float64]  # (m,)
    interval_low: NDArray[np.float64]  # (m,)
    interval_high: NDArray[np.float64]  # (m,)
    turns: NDArray[np.float64]  # (m,) expected length


def choices(forecasts: DuelForecasts, replies: int, scenario: Scenario) -> Choices:
    """Weigh moves by the forecasts of all their duels, those of the first move with each of `replies` replies first.

    Moves of equal worth are ranked by what they win on average, then as they stand.
    """
    table = forecasts.win_probability.reshape(-1, replies)
    reply, mean = table.argmin(axis=1), table.mean(axis=1)
    answered = np.arange(len(table)) * replies + reply

    def worth(fact: NDArray[np.float64]) -> NDArray[np.float64]:
        chosen = fact.reshape(-1, replies).mean(axis=1) if scenario is Scenario.AVERAGE else fact[answered]
        return np.asarray(chosen)

    win_probability = worth(forecasts.win_probability)
    return Choices(
        ranking=np.lexsort((-mean, -win_probability)),
        reply=reply,
        win_probability=win_probability,
        interval_low=worth(forecasts.interval_low),
        interval_high=worth(forecasts.interval_high),
        turns=worth(forecasts.turns),
    )


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
