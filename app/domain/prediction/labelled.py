from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
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

    @property
    def fingerprint(self) -> str:
        """Return a hash of every duel and tally, whatever file they came from."""
        digest = hashlib.sha256(" ".join(self.kind.tolist()).encode())
        for side in (self.duels.a, self.duels.b):
            for field in fields(side):
                digest.update(np.ascontiguousarray(getattr(side, field.name), dtype="<i8").data)
        tallies = self.tallies
        for values in (tallies.a_wins, tallies.b_wins, tallies.ties, tallies.turns):
            digest.update(np.ascontiguousarray(values, dtype="<i8").data)
        return digest.hexdigest()

    def take(self, rows: NDArray[np.int64] | slice) -> LabelledDuels:
        return LabelledDuels(duels=self.duels.take(rows), tallies=self.tallies.take(rows), kind=self.kind[rows])

    @classmethod
    def concatenate(cls, parts: Sequence[LabelledDuels]) -> Self:
        return cls(
            duels=Duels.concatenate([part.duels for part in parts]),
            tallies=Tallies.concatenate([part.tallies for part in parts]),
            kind=np.concatenate([part.kind for part in parts]),
        )
