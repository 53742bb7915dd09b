"""Why an answer is what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.prediction.shapley import shapley_values

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.prediction.facts import Fact
    from app.domain.prediction.trades import Trades

EVEN: Final = 0.5
"""What either side wins where nothing sets them apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What one fact, in which the sides differ, adds to A's win probability."""

    fact: Fact
    points: float
    """Below 0 where it speaks for B."""
    a: float | None
    """The number that a player knows the fact by, of A's side; None where there is none."""
    b: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Together with what an even duel has, the points of the reasons are the answer."""

    win_probability: float
    """Of A: the answer that is explained."""
    reasons: tuple[Reason, ...]
    """Strongest first."""


def explain(trades: Trades, chances: NDArray[np.float64], *, answer: float) -> Explanation:
    """Share an answer out among the facts, by A's chance in each of the duels with traded facts.

    The duel itself has its answer, which may have been rounded or played for longer than `chances`.
    """
    if not trades.facts:
        return Explanation(win_probability=answer, reasons=())
    kept = np.append(chances[:-1], answer)
    # From nothing kept, which is the duel the other way round, to everything kept it is twice as far as from even.
    points = shapley_values(np.append(1 - kept[::-1], kept)) / 2
    reasons = [
        Reason(fact=fact, points=float(one), a=a, b=b)
        for fact, (a, b), one in zip(trades.facts, trades.numbers, points, strict=True)
    ]
    reasons.sort(key=lambda reason: -abs(reason.points))
    return Explanation(win_probability=answer, reasons=tuple(reasons))
