"""Every damage that one use of a move can do, and how likely each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.domain.battle.engine.damage_of_a_hit import base_of_a_hit, damage_of_a_roll, fixed_damage
from app.domain.battle.engine.records import Fixed
from app.domain.battle.engine.use_move import percent_to_hit
from app.domain.battle.outlook.side import ROOM
from app.domain.battle.rule import entry, rule

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.engine.records import Fighter, Move

_FORMULA, _RANDOM_LEVEL, _COUNTER = int(Fixed.FORMULA), int(Fixed.RANDOM_LEVEL), int(Fixed.COUNTER)
PSYWAVE_THROWS: Final = 101
_HIT_CHANCES: Final = (0.0, 0.0, 0.35, 0.35, 0.15, 0.15)
"""How often a move that hits two to five times hits how often."""


@entry
def mean_damages(fighters: NDArray[Any], moves: NDArray[Any]) -> NDArray[np.float64]:
    """Return (n, 2) what a use takes on average, misses counted, as a share of the foe's HP.

    `fighters` and `moves` are what `matchups` returns.
    """
    means = np.zeros((len(fighters), 2))
    points, chances, work = np.empty(ROOM, np.int64), np.empty(ROOM), np.empty((3, ROOM))
    for duel in range(len(fighters)):
        for side in range(2):
            user, foe, move = fighters[duel, side], fighters[duel, 1 - side], moves[duel, side, 1]
            count = list_damages(user, foe, move, critical_chance(move), points, chances, work)
            mean = 0.0
            for at in range(count):
                mean += points[at] * chances[at]
            means[duel, side] = mean / foe.max_hp * chance_to_hit(user, foe, move)
    return means


@rule
def chance_to_hit(user: Fighter, foe: Fighter, move: Move) -> float:
    """Return the chance that a use works at all, as long as nothing has happened yet."""
    if move.no_effect or move.never_works:
        return 0.0
    return min(percent_to_hit(user, foe, move) / 100, 1.0)


@entry
def list_damages(
    user: Fighter,
    foe: Fighter,
    move: Move,
    critical_share: float,
    points: NDArray[np.int64],
    chances: NDArray[np.float64],
    work: NDArray[np.float64],
) -> int:
    """List the damages of a use that hits with their chances, and return how many there are.

    `critical_share` says how many of the hits are critical. What exceeds the foe's HP counts as its HP. Counter, Mirror
    Coat and Bide do nothing by themselves. `work` has three rows of ROOM or more.
    """
    if move.fixed == _FORMULA and not move.bides:
        count = list_hits(user, foe, move, critical_share, points, chances)
        return count if move.max_hits == 1 else add_up_hits(foe.max_hp, move, count, points, chances, work)
    if move.fixed == _COUNTER or move.bides:
        return put(0, 0, 1.0, points, chances)
    throws = PSYWAVE_THROWS if move.fixed == _RANDOM_LEVEL else 1
    count = 0
    for throw in range(throws):
        count = put(count, min(fixed_damage(user, foe, move, throw), foe.max_hp), 1 / throws, points, chances)
    return count


@rule
def critical_chance(move: Move) -> float:
    return 1.0 if move.always_critical else 1 / move.critical_one_in


@rule
def list_hits(
    user: Fighter,
    foe: Fighter,
    move: Move,
    critical_share: float,
    points: NDArray[np.int64],
    chances: NDArray[np.float64],
) -> int:
    """List the sixteen rolls of a plain hit, then of a critical one."""
    count = 0
    for critical in range(2):
        chance = (critical_share if critical == 1 else 1 - critical_share) / 16
        if chance > 0:
            base = base_of_a_hit(user, foe, move, critical == 1)
            for roll in range(85, 101):
                damage = min(damage_of_a_roll(user, foe, move, base, critical == 1, roll), foe.max_hp)
                count = put(count, damage, chance, points, chances)
    return count


@rule
def put(count: int, damage: int, chance: float, points: NDArray[np.int64], chances: NDArray[np.float64]) -> int:
    """Add to the list, or to its last line where that has the same damage."""
    if count > 0 and points[count - 1] == damage:
        chances[count - 1] += chance
        return count
    points[count] = damage
    chances[count] = chance
    return count + 1


@rule
def add_up_hits(
    hp: int,
    move: Move,
    count: int,
    points: NDArray[np.int64],
    chances: NDArray[np.float64],
    work: NDArray[np.float64],
) -> int:
    """Turn the list of one hit's damages into that of as many hits as the move strikes."""
    total, so_far, more = work[0], work[1], work[2]
    work[:, : hp + 1] = 0
    so_far[0] = 1.0
    for hits in range(1, move.max_hits + 1):
        add_a_hit(hp, count, points, chances, so_far, more)
        total[: hp + 1] += chance_of_hits(move, hits) * so_far[: hp + 1]
    added = 0
    for damage in range(hp + 1):
        if total[damage] > 0:
            added = put(added, damage, total[damage], points, chances)
    return added


@rule
def add_a_hit(
    hp: int,
    count: int,
    points: NDArray[np.int64],
    chances: NDArray[np.float64],
    so_far: NDArray[np.float64],
    more: NDArray[np.float64],
) -> None:
    more[: hp + 1] = 0
    for before in range(hp + 1):
        if so_far[before] > 0:
            for at in range(count):
                more[min(before + points[at], hp)] += so_far[before] * chances[at]
    so_far[: hp + 1] = more[: hp + 1]


@rule
def chance_of_hits(move: Move, hits: int) -> float:
    if move.min_hits == move.max_hits:
        return 1.0 if hits == move.max_hits else 0.0
    return _HIT_CHANCES[hits]
