"""Where a model has learnt, and which duels lie outside."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from app.domain.monitoring.sides import sides_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants, Duels
    from app.domain.monitoring.reference import Reference
    from app.domain.pokedex.pokedex import Pokedex

_INSIDE: Final = 0.995
"""Of what the model has learnt from: so many lie no farther from their neighbours than the distance that is taken."""
_AT_ONCE: Final = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Which of n duels lie outside, and why; one may do so for several reasons."""

    unlearnable: NDArray[np.bool_]  # (n,) a move that its Pokémon does not learn
    beyond: NDArray[np.bool_]  # (n,) a level, IVs, AVs or a friendship lower or higher than any that was learnt from
    strange: NDArray[np.bool_]  # (n,) these four together are like none that was learnt from

    @property
    def any(self) -> NDArray[np.bool_]:
        return self.unlearnable | self.beyond | self.strange


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A duel is strange where a side is farther from its nearest neighbour than a distance that its own seldom exceed.

    One half of the reference are the neighbours; the other half, which they do not know, decides the distance. A
    duel that is drawn like the reference exceeds it as seldom as these do (split conformal prediction), whatever the
    population looks like.
    """

    lowest: NDArray[np.float64]  # (4,)
    highest: NDArray[np.float64]  # (4,)
    scale: NDArray[np.float64]  # (4,)
    neighbours: NDArray[np.float64]  # (sides, 4) scaled, each once
    farthest: float

    @classmethod
    def of(cls, reference: Reference) -> Self:
        spread = reference.sides.std(axis=(0, 1))
        scale = np.where(spread > 0, spread, 1.0)
        sides = reference.sides / scale
        neighbours = np.unique(sides[:, ::2].reshape(-1, sides.shape[-1]), axis=0)
        distances = np.sort(_from_nearest(neighbours, sides[:, 1::2]))
        rank = min(len(distances), ceil((len(distances) + 1) * _INSIDE))
        return cls(
            lowest=reference.lowest,
            highest=reference.highest,
            scale=scale,
            neighbours=neighbours,
            farthest=float(distances[rank - 1]),
        )

    def outside(self, pokedex: Pokedex, duels: Duels) -> Outside:
        sides = sides_of(duels)
        return Outside(
            unlearnable=~(_learns(pokedex, duels.a) & _learns(pokedex, duels.b)),
            beyond=np.asarray(((sides < self.lowest) | (sides > self.highest)).any(axis=(0, 2))),
            strange=_from_nearest(self.neighbours, sides / self.scale) > self.farthest,
        )


def _from_nearest(neighbours: NDArray[np.float64], sides: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (n,) how far the side of each duel that is farther away is from its nearest neighbour."""
    count, facts = sides.shape[1:]
    points, where = np.unique(sides.reshape(-1, facts), axis=0, return_inverse=True)
    squares = [
        ((points[start : start + _AT_ONCE, None] - neighbours) ** 2).sum(axis=2).min(axis=1)
        for start in range(0, len(points), _AT_ONCE)
    ]
    return np.asarray(np.sqrt(np.concatenate([np.zeros(0), *squares]))[where.reshape(2, count)].max(axis=0))


def _learns(pokedex: Pokedex, side: Combatants) -> NDArray[np.bool_]:
    pairs, where = np.unique(np.stack([side.pokemon, side.move]), axis=1, return_inverse=True)
    known = [
        pokedex.can_learn(pokedex.pokemon[pokemon].slug, pokedex.moves[move].slug) for pokemon, move in pairs.T.tolist()
    ]
    return np.array(known, dtype=np.bool_)[where.reshape(-1)]
