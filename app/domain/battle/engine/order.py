"""Duels the same way round, whichever side is called A, so that both ways of asking play the very same battles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.domain.battle.engine.dice import mixed
from app.domain.battle.engine.records import FIGHTER, MOVE, STRUGGLE
from app.domain.battle.rule import entry, rule

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.engine.records import Fighter, Move

_WORD: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SideOrder:
    """Which side of n duels stands first."""

    swapped: NDArray[np.bool_]  # (n,) B does
    mirror: NDArray[np.bool_]  # (n,) both sides are the same, so each wins half

    def share_of_a(self, share_of_first: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn shares of the side that stands first into A's, and back."""
        return np.where(self.mirror, 0.5, np.where(self.swapped, 1 - share_of_first, share_of_first))

    def take(self, rows: NDArray[np.int64] | slice) -> SideOrder:
        return SideOrder(swapped=self.swapped[rows], mirror=self.mirror[rows])


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedMatchups:
    """n duels ready to be played; their seeds come from what the duels are made of."""

    fighters: NDArray[Any]  # (n, 2) FIGHTER
    moves: NDArray[Any]  # (n, 2, 2) MOVE
    seeds: NDArray[np.uint64]  # (n,)
    order: SideOrder

    def take(self, rows: NDArray[np.int64] | slice) -> OrderedMatchups:
        return OrderedMatchups(
            fighters=self.fighters[rows],
            moves=self.moves[rows],
            seeds=self.seeds[rows],
            order=self.order.take(rows),
        )


def in_order(fighters: NDArray[Any], moves: NDArray[Any], *, seed: int = 0) -> OrderedMatchups:
    """Order what `matchups` returns, who moves first before the other; another `seed` plays other battles."""
    count = len(fighters)
    # Made of zeros, since a copy leaves what stands between the fields to chance, and the marks are made of it too.
    ordered, played = np.zeros(fighters.shape, FIGHTER), np.zeros(moves.shape, MOVE)
    ordered[:], played[:] = fighters, moves
    ordered["side"] = 0  # which is not what sets two sides apart
    swapped, mirror, seeds = _put_in_order(
        ordered,
        played,
        ordered.view(np.uint32).reshape(count, 2, FIGHTER.itemsize // _WORD),
        played.view(np.uint32).reshape(count, 2, 2, MOVE.itemsize // _WORD),
        np.random.Philox(seed).random_raw(2),
    )
    ordered["side"] = [0, 1]
    return OrderedMatchups(fighters=ordered, moves=played, seeds=seeds, order=SideOrder(swapped=swapped, mirror=mirror))


@entry
def _put_in_order(
    fighters: NDArray[Any],
    moves: NDArray[Any],
    fighter_words: NDArray[np.uint32],
    move_words: NDArray[np.uint32],
    salts: NDArray[np.uint64],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.uint64]]:
    """Exchange the sides of `fighters` and `moves` where B should stand first; the words are the same memory."""
    count = len(fighters)
    swapped, mirror, seeds = np.zeros(count, np.bool_), np.zeros(count, np.bool_), np.empty(count, np.uint64)
    spare, spare_move = np.empty(1, FIGHTER), np.empty(1, MOVE)
    for duel in range(count):
        a = _mark(fighter_words[duel, 0], move_words[duel, 0, 1 - STRUGGLE])
        b = _mark(fighter_words[duel, 1], move_words[duel, 1, 1 - STRUGGLE])
        lead = _lead(fighters[duel, 0], fighters[duel, 1], moves[duel, 0, 1 - STRUGGLE], moves[duel, 1, 1 - STRUGGLE])
        mirror[duel] = a == b
        if lead < 0 or (lead == 0 and b > a):
            swapped[duel] = True
            spare[0], spare_move[0] = fighters[duel, 0], moves[duel, 0, 1 - STRUGGLE]
            fighters[duel, 0], moves[duel, 0, 1 - STRUGGLE] = fighters[duel, 1], moves[duel, 1, 1 - STRUGGLE]
            fighters[duel, 1], moves[duel, 1, 1 - STRUGGLE] = spare[0], spare_move[0]
            a, b = b, a
        seeds[duel] = mixed(a + salts[0]) ^ (b + salts[1])
    return swapped, mirror, seeds


@rule
def _lead(a: Fighter, b: Fighter, move_a: Move, move_b: Move) -> int:
    """Return a number above 0 where A moves first, by priority or else by Speed, and below 0 where B does."""
    by_priority = move_a.priority - move_b.priority
    return by_priority if by_priority != 0 else a.speed - b.speed


@rule
def _mark(fighter: NDArray[np.uint32], move: NDArray[np.uint32]) -> np.uint64:
    """Return a number that differs, but once in 2⁶⁴ times, where anything that matters in a battle does."""
    mark = np.uint64(0)
    for at in range(len(fighter)):
        mark = mixed(mark ^ np.uint64(fighter[at]))
    for at in range(len(move)):
        mark = mixed(mark ^ np.uint64(move[at]))
    return mark
