from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.monitoring.answered import AnsweredDuels
from app.domain.monitoring.columns import columns_of
from app.domain.monitoring.sides import sides_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.monitoring.columns import Columns
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import DuelForecasts

REFERENCE_DUELS: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a model has learnt from, as later questions are compared with it."""

    columns: Columns
    """(n,) each, of a sample of the duels."""
    sides: NDArray[np.float64]  # (2, n, 4) of the same sample, as `sides_of` returns them
    lowest: NDArray[np.float64]  # (4,) of all the duels, not of the sample alone
    highest: NDArray[np.float64]  # (4,)

    def __len__(self) -> int:
        return int(self.sides.shape[1])


def reference_of(
    pokedex: Pokedex, learnt: Duels, forecast: Callable[[Duels], DuelForecasts], *, seed: int
) -> Reference:
    """Draw a sample of what was learnt from, and have the model that has learnt it answer."""
    drawn = np.random.default_rng(seed).permutation(len(learnt))[:REFERENCE_DUELS]
    sample, all_sides = learnt.take(np.sort(drawn)), sides_of(learnt)
    return Reference(
        columns=columns_of(pokedex, AnsweredDuels.of(sample, forecast(sample))),
        sides=sides_of(sample),
        lowest=all_sides.min(axis=(0, 1)),
        highest=all_sides.max(axis=(0, 1)),
    )
