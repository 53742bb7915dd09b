"""Many duels, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.domain.battle.engine.dice import mixed
from app.domain.battle.engine.records import BATTLE, FIGHTER
from app.domain.battle.engine.turn import TIE, choice, is_over, play_battle, play_turn, winner
from app.domain.battle.rule import entry, rule

if TYPE_CHECKING:
    from numpy.typing import NDArray

RULES_VERSION: Final = "own-1"
"""Raise it when a rule of our engine changes."""
ANY_ERROR: Final = 1.0
NEVER: Final = 0.0
"""The `doubt` of duels that are played as often as they may be."""
RANDOM: Final = -1.0
"""The `fixed_throw` of a battle whose throws are random."""


def duel_seeds(seed: int, count: int) -> NDArray[np.uint64]:
    """Return (n,) seeds; that of a duel depends on `seed` and on its place, nothing else."""
    return np.random.Philox(seed).random_raw(count)


@entry
def play_duels(
    fighters: NDArray[Any],
    moves: NDArray[Any],
    seeds: NDArray[np.uint64],
    most_battles: int,
    doubt: float,
    error: float,
) -> NDArray[np.int64]:
    """Return the (n, 4) battles won by A, by B, tied, and turns of n duels.

    Each is played `most_battles` times, or until √(p(1 - p)) / battles is at most `doubt` and the standard error
    √(p(1 - p) / battles) at most `error`, where p is the share of wins with one imaginary win for either side. Of all
    rules that play as many battles in sum, that of `doubt` leaves the least mean squared error; 1 switches either off.
    The seed of a duel decides all its battles, whatever is played beside it. `fighters` and `moves` are what
    `matchups` returns.
    """
    tallies = np.zeros((len(fighters), 4), np.int64)
    # Rules are given records, never arrays, whose every hand-over would count a reference. A record does not keep its
    # array: that is freed after its own last use, so no name is given to a record of an array that is made here.
    arena, battles = np.empty(2, FIGHTER), np.empty(1, BATTLE)
    for duel in range(len(fighters)):
        battles[0].random = mixed(seeds[duel])
        battles[0].fixed_throw = RANDOM
        won_by_a, won_by_b, tied, turns = 0, 0, 0, 0
        for played in range(1, most_battles + 1):
            arena[0], arena[1] = fighters[duel, 0], fighters[duel, 1]
            battles[0].turn = 0
            battles[0].last_fainted = 0
            won_by = play_battle(
                battles[0], arena[0], arena[1], moves[duel, 0, 1], moves[duel, 1, 1], moves[duel, 0, 0]
            )
            won_by_a += won_by == 0
            won_by_b += won_by == 1
            tied += won_by == TIE
            turns += battles[0].turn
            if is_settled(won_by_a + 0.5 * tied, played, doubt, error):
                break
        tallies[duel, 0], tallies[duel, 1], tallies[duel, 2], tallies[duel, 3] = won_by_a, won_by_b, tied, turns
    return tallies


@entry
def play_battles(fighters: NDArray[Any], moves: NDArray[Any], seeds: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Play one duel once for each of n seeds.

    `fighters` is (2,) and `moves` (2, 2), one row of what `matchups` returns.

    Returns:
        (n, 4) winner, 0, 1 or TIE, number of turns, and the HP that either side has left.
    """
    played = np.empty((len(seeds), 4), np.int64)
    arena, battles = np.empty(2, FIGHTER), np.empty(1, BATTLE)
    battles[0].fixed_throw = RANDOM
    for at in range(len(seeds)):
        arena[0], arena[1] = fighters[0], fighters[1]
        battles[0].random = mixed(seeds[at])
        battles[0].turn = 0
        battles[0].last_fainted = 0
        played[at, 0] = play_battle(battles[0], arena[0], arena[1], moves[0, 1], moves[1, 1], moves[0, 0])
        played[at, 1], played[at, 2], played[at, 3] = battles[0].turn, arena[0].hp, arena[1].hp
    return played


@entry
def trace_duel(fighters: NDArray[Any], moves: NDArray[Any], share: float, most_turns: int) -> NDArray[np.int64]:
    """Play one duel whose every throw falls at the same share of its range, to compare with another engine.

    Returns:
        (turns, 2) HP of both sides after each turn, and in the last row the winner, 0, 1 or TIE, twice.
    """
    arena, battles = fighters.copy(), np.zeros(1, BATTLE)
    battles[0].fixed_throw = share
    hp = np.full((most_turns + 1, 2), TIE, np.int64)
    return hp[: trace(battles, arena, moves, hp)]


@rule
def trace(battles: NDArray[Any], arena: NDArray[Any], moves: NDArray[Any], hp: NDArray[np.int64]) -> int:
    """Return how many rows of `hp` were written."""
    battle, a, b = battles[0], arena[0], arena[1]
    for turn in range(len(hp) - 1):
        play_turn(battle, a, b, choice(a, moves[0, 1], moves[0, 0]), choice(b, moves[1, 1], moves[1, 0]))
        hp[turn, 0], hp[turn, 1] = a.hp, b.hp
        if is_over(a, b):
            hp[turn + 1] = winner(battle, a, b)
            return turn + 2
    return len(hp)


@rule
def is_settled(won: float, played: int, doubt: float, error: float) -> bool:
    share = (won + 1) / (played + 2)
    spread = share * (1 - share)
    return spread <= (doubt * played) ** 2 and spread <= error * error * played
