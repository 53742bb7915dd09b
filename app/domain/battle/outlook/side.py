"""One side of a duel in an outlook: how likely it is to have each HP left, and what its blows can take."""

from __future__ import annotations

from typing import Annotated, Final

import numpy as np
from numpy.typing import NDArray  # noqa: TC002 - the records are made of these annotations

from app.domain.battle.engine.records import Int, Share, record_type
from app.domain.battle.rule import entry, rule

ROOM: Final = 1024
"""More than the HP of any Pokémon, and than there are different damages of a use."""
WELL, AFFLICTED = 0, 1


class Side:
    """What is known of a side before a turn."""

    max_hp: Int
    low: Int  # the least HP that it can have left
    high: Int  # and the most
    lists: Int  # 2 where its blows take other damage when it is afflicted, else 1
    loss: Int  # HP that its affliction takes each turn
    alive: Share
    afflicted: Share  # of the chance to be alive
    affliction: Share  # chance that a hit of the foe's brings one
    skip: Share  # chance that its affliction keeps it from moving
    recovery: Share  # chance, each turn, that its affliction ends
    ready: Share  # chance that it need not recharge
    hits: Share  # mean number of its hits so far
    lands: Share  # chance that its move hits
    mean: Share  # points that a hit of its move takes
    speed: Annotated[NDArray[np.int64], np.int64, (2,)]  # well and afflicted
    left: Annotated[NDArray[np.float64], np.float64, (2, ROOM)]  # chance of each HP, well and afflicted
    struck: Annotated[NDArray[np.float64], np.float64, (2, ROOM)]  # the same after a hit
    # What a use takes: lists by `list_of`, each as long as `counts` says; 0 where it is not worked out yet.
    points: Annotated[NDArray[np.int64], np.int64, (8, ROOM)]
    chances: Annotated[NDArray[np.float64], np.float64, (8, ROOM)]
    counts: Annotated[NDArray[np.int64], np.int64, (8,)]


SIDE: Final = record_type(Side)


@rule
def list_of(use: int, own: int, other: int) -> int:
    """Return where the damages of Struggle (0) or the move (1) stand, by one's own and by the foe's state."""
    return 4 * use + 2 * own + other


@rule
def come_fresh(side: Side, max_hp: int, affliction: float) -> None:
    side.left[:, : max_hp + 1] = 0
    side.left[WELL, max_hp] = 1.0
    side.counts[:] = 0
    side.lists = 1
    side.max_hp, side.low, side.high = max_hp, max_hp, max_hp
    side.alive, side.afflicted, side.affliction, side.ready, side.hits = 1.0, 0.0, affliction, 1.0, 0.0


@entry
def suffer(side: Side, foe: Side, use: int, chance: float, ill: float, halves: bool) -> float:
    """Let the foe's blow land with this chance, and return the chance that it fells.

    `ill` is the chance that the foe is afflicted; `halves` is for Super Fang, which takes half of what is left.
    """
    if chance <= 0:
        return 0.0
    states = 2 if side.affliction > 0 else 1
    side.struck[:states, : side.high + 1] = 0
    low = side.low
    for state in range(states):
        if halves:
            low = halve(side, state)
            continue
        if foe.lists == 1 or ill <= 0:
            low = min(low, take_from(side, foe, use, WELL, state, 1.0))
        else:
            low = min(low, take_from(side, foe, use, WELL, state, 1 - ill))
            low = min(low, take_from(side, foe, use, AFFLICTED, state, ill))
    before = side.alive
    land(side, chance, low)
    return before - side.alive


@rule
def take_from(side: Side, foe: Side, use: int, own: int, state: int, weight: float) -> int:
    """Add to `struck` what a hit leaves, and return the least HP that this can be."""
    low, which = side.low, list_of(use, own, state)
    for at in range(foe.counts[which]):
        damage, chance = foe.points[which, at], weight * foe.chances[which, at]
        first = max(side.low, damage + 1)
        if first <= side.high:
            before, after = np.uint64(first), np.uint64(first - damage)
            for step in range(np.uint64(side.high + 1 - first)):
                side.struck[state, after + step] += chance * side.left[state, before + step]
        low = min(low, max(side.low - damage, 1))
    return low


@rule
def halve(side: Side, state: int) -> int:
    for left in range(max(side.low, 2), side.high + 1):
        side.struck[state, left - left // 2] += side.left[state, left]
    return max(side.low - side.low // 2, 1)


@rule
def land(side: Side, chance: float, low: int) -> None:
    """Mix what a hit leaves with what is left without one; a hit may afflict."""
    for hp in range(np.uint64(low), np.uint64(side.high + 1)):
        if side.affliction > 0:
            fresh = side.affliction * side.struck[WELL, hp]
            side.left[AFFLICTED, hp] += chance * (side.struck[AFFLICTED, hp] + fresh - side.left[AFFLICTED, hp])
            side.left[WELL, hp] += chance * (side.struck[WELL, hp] - fresh - side.left[WELL, hp])
        else:
            side.left[WELL, hp] += chance * (side.struck[WELL, hp] - side.left[WELL, hp])
    side.low = low
    take_stock(side)


@rule
def take_stock(side: Side) -> None:
    well, afflicted = 0.0, 0.0
    for hp in range(np.uint64(side.low), np.uint64(side.high + 1)):
        well += side.left[WELL, hp]
        afflicted += side.left[AFFLICTED, hp]
    side.alive = well + afflicted
    side.afflicted = afflicted / side.alive if side.alive > 0 else 0.0
    while side.high > side.low and side.left[WELL, side.high] + side.left[AFFLICTED, side.high] == 0:
        side.high -= 1


@entry
def lose(side: Side, points: int, chance: float) -> float:
    """Let a side take HP from itself with this chance, and return the chance that this fells it."""
    before = side.alive
    side.low = max(side.low - points, 1)
    for state in range(2):
        for hp in range(side.low, side.high + 1):
            more = side.left[state, hp + points] if hp + points <= side.high else 0.0
            side.left[state, hp] += chance * (more - side.left[state, hp])
    take_stock(side)
    return before - side.alive


@entry
def gain(side: Side, points: int, chance: float) -> None:
    for state in range(2):
        for hp in range(min(side.high, side.max_hp - 1), side.low - 1, -1):
            moved = chance * side.left[state, hp]
            side.left[state, hp] -= moved
            side.left[state, min(hp + points, side.max_hp)] += moved
    side.high = min(side.high + points, side.max_hp)


@entry
def end_turn(side: Side) -> float:
    """Let an affliction hurt and perhaps end, and return the chance that it fells."""
    loss, recovery = side.loss, side.recovery
    if side.affliction == 0 or (loss == 0 and recovery == 0):
        return 0.0
    before = side.alive
    side.low = max(side.low - loss, 1)
    for hp in range(side.low, side.high + 1):
        more = side.left[AFFLICTED, hp + loss] if hp + loss <= side.high else 0.0
        side.left[AFFLICTED, hp] = (1 - recovery) * more
        side.left[WELL, hp] += recovery * more
    take_stock(side)
    return before - side.alive


@rule
def mean_left(side: Side) -> float:
    """Return the mean HP of a side that is alive, as a share of its full HP."""
    total = 0.0
    for hp in range(side.low, side.high + 1):
        total += hp * (side.left[WELL, hp] + side.left[AFFLICTED, hp])
    return total / max(side.alive, 1e-9) / side.max_hp
