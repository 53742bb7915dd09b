from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants, Duels
    from app.domain.prediction.model import DuelForecasts


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredDuels:
    """n duels with what the model has said of each."""

    duels: Duels
    win_probability: NDArray[np.float64]  # (n,) of A
    interval_width: NDArray[np.float64]  # (n,)

    @classmethod
    def of(cls, duels: Duels, forecasts: DuelForecasts) -> Self:
        return cls(
            duels=duels,
            win_probability=forecasts.win_probability,
            interval_width=forecasts.interval_high - forecasts.interval_low,
        )

    def __len__(self) -> int:
        return len(self.duels)

    def take(self, rows: NDArray[np.int64]) -> AnsweredDuels:
        return AnsweredDuels(
            duels=self.duels.take(rows),
            win_probability=self.win_probability[rows],
            interval_width=self.interval_width[rows],
        )

    def distinct(self) -> AnsweredDuels:
        """Return each duel once, whichever side came first and however often it was asked."""
        a, b = _facts(self.duels.a), _facts(self.duels.b)
        apart = a - b
        first = apart[np.arange(len(self)), (apart != 0).argmax(axis=1)]
        swapped = (first > 0)[:, None]
        ordered = np.hstack([np.where(swapped, b, a), np.where(swapped, a, b)])
        return self.take(np.sort(np.unique(ordered, axis=0, return_index=True)[1]))


def _facts(side: Combatants) -> NDArray[np.int64]:
    """Return (n, 17), all that is known of each combatant."""
    single = (side.pokemon, side.move, side.level, side.nature, side.friendship)
    return np.column_stack([*single, side.ivs, side.avs])
