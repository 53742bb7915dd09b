from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from app.domain.battle.duels import Duels
from app.domain.battle.outcome import Tallies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledDuels:
    """n duels with what the engine made of them."""

    duels: Duels
    tallies: Tallies
    kind: NDArray[np.str_]  # (n,) how the duel was drawn, one of `DRAWS`

    def __len__(self) -> int:
        return len(self.duels)

    def take(self, rows: NDArray[np.int64] | slice) -> LabelledDuels:
        return LabelledDuels(duels=self.duels.take(rows), tallies=self.tallies.take(rows), kind=self.kind[rows])

    @classmethod
    def concatenate(cls, parts: Sequence[LabelledDuels]) -> Self:
        return cls(
            duels=Duels.concatenate([part.duels for part in parts]),
            tallies=Tallies.concatenate([part.tallies for part in parts]),
            kind=np.concatenate([part.kind for part in parts]),
        )
