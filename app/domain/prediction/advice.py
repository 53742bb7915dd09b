"""What is answered to those who ask which move, which Pokémon or which lead to choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.domain.battle.combatant import Contender
    from app.domain.battle.strike import Strike
    from app.domain.prediction.choices import Scenario
    from app.domain.prediction.prediction import Interval, Prediction


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedMove:
    """One move that a contender may repeat, against an opponent who chooses too."""

    move: str
    win_probability: float
    """By the scenario."""
    interval: Interval
    turns: float
    """Expected length of the duel, by the scenario."""
    reply: str
    """The opponent's best answer to it."""
    strike: Strike
    reply_strike: Strike


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveAdvice:
    scenario: Scenario
    a: Contender
    b: Contender
    moves: tuple[RankedMove, ...]
    """Best first."""
    prediction: Prediction
    """The duel of the recommended move against the best reply to it, as it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamAdvice:
    """What two teams of m and k Pokémon are to each other, one duel at a time."""

    own: tuple[Contender, ...]
    foe: tuple[Contender, ...]
    duels: tuple[tuple[Prediction, ...], ...]
    """(m, k) In each, both sides play their safest move."""
    own_shares: NDArray[np.float64]  # (m,) how often to lead with each, when neither knows what the other leads with
    foe_shares: NDArray[np.float64]  # (k,)
    value: float
    """What the first team wins then."""
    best_lead: int
    """Which of the first team wins most against the foe that is worst for it."""
    best_answers: tuple[int, ...]
    """(k,) Which of the first team wins most against each of the second."""
