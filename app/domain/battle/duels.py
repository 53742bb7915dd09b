from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Combatants:
    """One side of n duels, as arrays.

    `pokemon`, `move` and `nature` are positions in the Pokédex's own tuples; the statistics of `ivs` and `avs`
    stand in the order HP, Attack, Defence, Special Attack, Special Defence, Speed.
    """

    pokemon: NDArray[np.int64]  # (n,)
    move: NDArray[np.int64]  # (n,)
    level: NDArray[np.int64]  # (n,) 1-100
    nature: NDArray[np.int64]  # (n,)
    friendship: NDArray[np.int64]  # (n,) 0-255
    ivs: NDArray[np.int64]  # (n, 6) 0-31
    avs: NDArray[np.int64]  # (n, 6) 0-200

    def __len__(self) -> int:
        return len(self.pokemon)

    def take(self, rows: NDArray[np.int64] | slice) -> Combatants:
        return Combatants(
            pokemon=self.pokemon[rows],
            move=self.move[rows],
            level=self.level[rows],
            nature=self.nature[rows],
            friendship=self.friendship[rows],
            ivs=self.ivs[rows],
            avs=self.avs[rows],
        )

    @classmethod
    def concatenate(cls, parts: Sequence[Combatants]) -> Self:
        return cls(
            pokemon=np.concatenate([part.pokemon for part in parts]),
            move=np.concatenate([part.move for part in parts]),
            level=np.concatenate([part.level for part in parts]),
            nature=np.concatenate([part.nature for part in parts]),
            friendship=np.concatenate([part.friendship for part in parts]),
            ivs=np.concatenate([part.ivs for part in parts]),
            avs=np.concatenate([part.avs for part in parts]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Duels:
    """n duels: in each, one combatant against one other, and each repeats its one move until one has fainted."""

    a: Combatants
    b: Combatants

    def __len__(self) -> int:
        return len(self.a)

    def take(self, rows: NDArray[np.int64] | slice) -> Duels:
        return Duels(a=self.a.take(rows), b=self.b.take(rows))

    def swapped(self) -> Duels:
        return Duels(a=self.b, b=self.a)

    @classmethod
    def concatenate(cls, parts: Sequence[Duels]) -> Self:
        return cls(
            a=Combatants.concatenate([part.a for part in parts]),
            b=Combatants.concatenate([part.b for part in parts]),
        )
