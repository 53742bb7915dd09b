from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class LineupColumns(NamedTuple):
    """The same as a `Lineup`, in the form that compiled rules read."""

    pokemon: NDArray[np.int64]
    level: NDArray[np.int64]
    nature: NDArray[np.int64]
    friendship: NDArray[np.int64]
    ivs: NDArray[np.int64]
    avs: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineup:
    """n Pokémon as their trainers raised them, as arrays.

    `pokemon` and `nature` are positions in the Pokédex's own tuples; the statistics of `ivs` and `avs` stand in the
    order HP, Attack, Defence, Special Attack, Special Defence, Speed.
    """

    pokemon: NDArray[np.int64]  # (n,)
    level: NDArray[np.int64]  # (n,) 1-100
    nature: NDArray[np.int64]  # (n,)
    friendship: NDArray[np.int64]  # (n,) 0-255
    ivs: NDArray[np.int64]  # (n, 6) 0-31
    avs: NDArray[np.int64]  # (n, 6) 0-200

    def __len__(self) -> int:
        return len(self.pokemon)

    @property
    def columns(self) -> LineupColumns:
        return LineupColumns(
            pokemon=self.pokemon,
            level=self.level,
            nature=self.nature,
            friendship=self.friendship,
            ivs=self.ivs,
            avs=self.avs,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Combatants(Lineup):
    """One side of n duels, as arrays; `move` is a position in the Pokédex's own tuple."""

    move: NDArray[np.int64]  # (n,)

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
