"""Duels the same way round, whichever side is called A, so that both ways of asking play the very same battles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.battle.engine.records import FIGHTER, MOVE, STRUGGLE

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class SideOrder:
    """Which side of n duels stands first."""

    swapped: NDArray[np.bool_]  # (n,) B does
    mirror: NDArray[np.bool_]  # (n,) both sides are the same, so each wins half

    def share_of_a(self, share_of_first: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn shares of the side that stands first into A's, and back."""
        return np.where(self.mirror, 0.5, np.where(self.swapped, 1 - share_of_first, share_of_first))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedMatchups:
    """n duels ready to be played; their seeds come from what the duels are made of."""

    fighters: NDArray[Any]  # (n, 2) FIGHTER
    moves: NDArray[Any]  # (n, 2, 2) MOVE
    seeds: NDArray[np.uint64]  # (n,)
    order: SideOrder


def in_order(fighters: NDArray[Any], moves: NDArray[Any], *, seed: int = 0) -> OrderedMatchups:
    """Order what `matchups` returns, who moves first before the other; another `seed` plays other battles."""
    marks = np.stack([_mark(fighters[:, side], moves[:, side, 1 - STRUGGLE]) for side in (0, 1)], axis=1)
    lead = _lead(fighters, moves)
    swapped, mirror = (lead < 0) | ((lead == 0) & (marks[:, 1] > marks[:, 0])), marks[:, 0] == marks[:, 1]
    way = np.where(swapped[:, None], [1, 0], [0, 1])
    rows = np.arange(len(fighters))[:, None]
    ordered, first = fighters[rows, way], np.take_along_axis(marks, way, axis=1)
    ordered["side"] = [0, 1]
    salts = np.random.Philox(seed).random_raw(2) | np.uint64(1)
    return OrderedMatchups(
        fighters=ordered,
        moves=moves[rows, way],
        seeds=first @ salts,
        order=SideOrder(swapped=swapped, mirror=mirror),
    )


def _lead(fighters: NDArray[Any], moves: NDArray[Any]) -> NDArray[np.int32]:
    """Return (n,) numbers above 0 where A moves first, by priority or else by Speed, and below 0 where B does."""
    priority, speed = moves["priority"][:, :, 1 - STRUGGLE], fighters["speed"]
    by_priority, by_speed = priority[:, 0] - priority[:, 1], speed[:, 0] - speed[:, 1]
    return np.asarray(np.where(by_priority != 0, by_priority, by_speed))


def _mark(fighters: NDArray[Any], moves: NDArray[Any]) -> NDArray[np.uint64]:
    """Return (n,) numbers that differ, but once in 2⁶⁴ times, where anything that matters in a battle does."""
    facts = [fighters[name] for name in FIGHTER.names or () if name != "side"]
    facts += [moves[name] for name in MOVE.names or ()]
    columns = np.stack([np.asarray(fact, dtype=np.int64).view(np.uint64) for fact in facts], axis=1)
    return columns @ (np.random.Philox(1).random_raw(len(facts)) | np.uint64(1))
