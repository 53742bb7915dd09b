"""Many duels, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.domain.battle.engine.dice import mixed
from app.domain.battle.engine.records import BATTLE, FIGHTER
from app.domain.battle.engine.rule import entry, rule
from app.domain.battle.engine.turn import TIE, choice, is_over, play_battle, play_turn, winner

if TYPE_CHECKING:
    from numpy.typing import NDArray

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
) -> NDArray[np.int64]:
    """Return the (n, 4) battles won by A, by B, tied, and turns of n duels.

    Each is played `most_battles` times, or until √(p(1 - p)) / battles is at most `doubt`, where p is the share of
    wins with one imaginary win for either side: of all rules that play as many battles in sum, this one leaves the
    least mean squared error. The seed of a duel decides all its battles, whatever is played beside it. `fighters` and
    `moves` are what `matchups` returns.
    """
    tallies = np.zeros((len(fighters), 4), np.int64)
    arena, battle = np.empty(2, FIGHTER), np.empty(1, BATTLE)
    for duel in range(len(fighters)):
        battle[0].random = mixed(seeds[duel])
        battle[0].fixed_throw = RANDOM
        for played in range(1, most_battles + 1):
            arena[:] = fighters[duel]
            play_once(battle[0], arena, moves[duel], tallies[duel])
            if is_settled(tallies[duel], played, doubt):
                break
    return tallies


@entry
def trace_duel(fighters: NDArray[Any], moves: NDArray[Any], share: float, most_turns: int) -> NDArray[np.int64]:
    """Play one duel whose every throw falls at the same share of its range, to compare with another engine.

    Returns:
        (turns, 2) HP of both sides after each turn, and in the last row the winner, 0, 1 or TIE, twice.
    """
    arena, battle = fighters.copy(), np.zeros(1, BATTLE)
    battle[0].fixed_throw = share
    hp = np.full((most_turns + 1, 2), TIE, np.int64)
    for turn in range(most_turns):
        play_turn(battle[0], arena, moves[0, choice(arena[0])], moves[1, choice(arena[1])])
        hp[turn, 0], hp[turn, 1] = arena[0].hp, arena[1].hp
        if is_over(arena):
            hp[turn + 1] = winner(battle[0], arena)
            return hp[: turn + 2]
    return hp


@rule
def play_once(battle: Any, arena: NDArray[Any], moves: NDArray[Any], tally: NDArray[np.int64]) -> None:
    battle.turn = 0
    battle.last_fainted = 0
    won_by = play_battle(battle, arena, moves)
    tally[2 if won_by == TIE else won_by] += 1
    tally[3] += battle.turn


@rule
def is_settled(tally: NDArray[np.int64], played: int, doubt: float) -> bool:
    share = (tally[0] + 0.5 * tally[2] + 1) / (played + 2)
    return bool(share * (1 - share) <= (doubt * played) ** 2)
