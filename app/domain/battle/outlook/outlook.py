"""What the arithmetic of damage says of a duel, without playing it.

Turn by turn, the chances of every HP that either side can have left are worked out, as if the foe's blows did not
depend on its own HP. Each side is either well or afflicted by what the foe's move does beside its damage; of the foe
only the chance of that is known, not at which HP. Where two moves only damage, the answer is exact; all the rest is
left to the engine, and to the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.domain.battle.engine.records import FIGHTER, Fixed
from app.domain.battle.engine.turn import speed_now
from app.domain.battle.outlook.affliction import afflict, chance_to_recover, chance_to_skip, loss_of_a_turn
from app.domain.battle.outlook.blows import chance_to_hit, critical_chance, list_damages
from app.domain.battle.outlook.race import RACE, chance_to_move_first, take_turn
from app.domain.battle.outlook.schedule import turns_of_a_use
from app.domain.battle.outlook.side import AFFLICTED, ROOM, SIDE, WELL, come_fresh, list_of, mean_left
from app.domain.battle.outlook.stages import keep_stages
from app.domain.battle.rule import entry, rule

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.engine.records import Fighter, Move
    from app.domain.battle.outlook.side import Side

MOST_TURNS: Final = 100
BY_TURN: Final = (1, 2, 3, 4, 6, 8)
OF_PAIR: Final = ("wins", "open", "turns", "first")
OF_SIDE: Final = (
    "weakest",
    "strongest",
    "mean",
    "deviation",
    "lands",
    "affliction",
    "left",
    *(f"felled_by_{turn}" for turn in BY_TURN),
)
"""Each side's columns: its blow's share of the foe's HP, its chance to hit; what the foe's move brings to it, its mean
share of HP at the end if it is alive, and the chance that it has fallen by the end of a turn."""

_MOVE, _STRUGGLE = 1, 0
_COUNTER = int(Fixed.COUNTER)
_DECIDED: Final = 1e-3
_WIDTH = len(OF_SIDE)
_OF_A, _OF_B = len(OF_PAIR), len(OF_PAIR) + len(OF_SIDE)
_LEFT, _FELLED = OF_SIDE.index("left"), OF_SIDE.index("felled_by_1")


@entry
def outlooks(fighters: NDArray[Any], moves: NDArray[Any]) -> NDArray[np.float64]:
    """Return (n, columns) of `OF_PAIR`, then of `OF_SIDE` for A and for B.

    `fighters` and `moves` are what `matchups` returns.
    """
    rows = np.zeros((len(fighters), _OF_A + 2 * _WIDTH))
    arena, sides = np.empty((2, 2), FIGHTER), np.empty(2, SIDE)
    work, races = np.empty((3, ROOM)), np.empty(1, RACE)
    for duel in range(len(fighters)):
        for own in range(2):
            fighter, foe = fighters[duel, own], fighters[duel, 1 - own]
            set_up(sides[own], arena[own], fighter, foe, moves[duel, own, _MOVE], moves[duel, 1 - own, _MOVE])
        for own in range(2):
            tell(sides, arena, moves[duel], own, _MOVE, work)
            start = _OF_A + own * _WIDTH
            describe(sides[own], fighters[duel, 1 - own].max_hp, rows[duel, start : start + _WIDTH])
        rows[duel, 3] = chance_to_move_first(sides[0], sides[1], moves[duel, 0, _MOVE], moves[duel, 1, _MOVE])
        run(races[0], sides, arena, moves[duel], work, rows[duel])
    return rows


@entry
def set_up(side: Side, states: NDArray[Any], fighter: Fighter, foe: Fighter, move: Move, foes_move: Move) -> None:
    states[WELL] = fighter
    states[AFFLICTED] = fighter
    come_fresh(side, fighter.max_hp, afflict(states[AFFLICTED], foes_move))
    ill = states[AFFLICTED]
    side.skip, side.recovery, side.loss = chance_to_skip(ill), chance_to_recover(ill), loss_of_a_turn(ill)
    side.speed[WELL], side.speed[AFFLICTED] = speed_now(fighter), speed_now(ill)
    side.lands = chance_to_hit(fighter, foe, move)


@entry
def tell(
    sides: NDArray[Any], arena: NDArray[Any], moves: NDArray[Any], own: int, use: int, work: NDArray[np.float64]
) -> None:
    """Work out what a use takes, in every state of both."""
    side, foe, move = sides[own], sides[1 - own], moves[own, use]
    # Bide gives the damage of two turns back twice, Counter and Mirror Coat that of one.
    answers = move.bides or move.fixed == _COUNTER
    for state in range(2 if side.affliction > 0 else 1):
        for other in range(2 if foe.affliction > 0 else 1):
            which = list_of(use, state, other)
            points, chances = side.points[which], side.chances[which]
            user, target = arena[own, state], arena[1 - own, other]
            if answers:
                foe_move = moves[1 - own, use]
                count = list_damages(target, user, foe_move, critical_chance(foe_move), points, chances, work)
                for at in range(count):
                    points[at] = min((4 if move.bides else 2) * points[at], foe.max_hp)
            else:
                count = list_damages(user, target, move, critical_chance(move), points, chances, work)
            side.counts[which] = count
    if side.affliction > 0:
        side.lists = 1 if has_same_lists(side, use) else 2


@rule
def has_same_lists(side: Side, use: int) -> bool:
    """Say whether an affliction changes nothing of what one's own blows take."""
    well, ill = list_of(use, WELL, WELL), list_of(use, AFFLICTED, WELL)
    if side.counts[well] != side.counts[ill]:
        return False
    count = side.counts[well]
    return bool((side.points[well, :count] == side.points[ill, :count]).all())


@entry
def describe(side: Side, hp: int, row: NDArray[np.float64]) -> None:
    which = list_of(_MOVE, WELL, WELL)
    points, chances, count = side.points[which], side.chances[which], side.counts[which]
    mean, square = 0.0, 0.0
    for at in range(count):
        mean += points[at] * chances[at]
        square += points[at] * points[at] * chances[at]
    side.mean = mean
    row[0], row[1] = points[0] / hp, points[count - 1] / hp
    row[2], row[3] = mean / hp, np.sqrt(max(square - mean * mean, 0.0)) / hp
    row[4], row[5] = side.lands, side.affliction


@entry
def run(
    race: Any, sides: NDArray[Any], arena: NDArray[Any], moves: NDArray[Any], work: NDArray[np.float64], row: Any
) -> None:
    """Let turn after turn pass until the duel is decided, and fill the rest of the row."""
    race.won, race.lost, race.turns = 0.0, 0.0, 0.0
    a, b = sides[0], sides[1]
    changed, column = 0, 0
    for turn in range(1, MOST_TURNS + 1):
        if a.alive * b.alive < _DECIDED:
            break
        changed = keep_stages(sides, arena, moves, turn, changed)
        use_a, use_b = use_of(moves[0, _MOVE], turn), use_of(moves[1, _MOVE], turn)
        if a.counts[list_of(use_a, WELL, WELL)] == 0:
            tell(sides, arena, moves, 0, use_a, work)
        if b.counts[list_of(use_b, WELL, WELL)] == 0:
            tell(sides, arena, moves, 1, use_b, work)
        take_turn(race, a, b, moves[0, use_a], moves[1, use_b], use_a, use_b, turn)
        if column < len(BY_TURN) and turn == BY_TURN[column]:
            row[_OF_A + _FELLED + column], row[_OF_B + _FELLED + column] = 1 - a.alive, 1 - b.alive
            column += 1
    for rest in range(column, len(BY_TURN)):
        row[_OF_A + _FELLED + rest], row[_OF_B + _FELLED + rest] = 1 - a.alive, 1 - b.alive
    is_open = max(1 - race.won - race.lost, 0.0)
    row[0] = (race.won + is_open / 2) / (race.won + race.lost + is_open)
    row[1], row[2] = is_open, race.turns / max(race.won + race.lost, _DECIDED)
    row[_OF_A + _LEFT], row[_OF_B + _LEFT] = mean_left(a), mean_left(b)


@rule
def use_of(move: Move, turn: int) -> int:
    return _MOVE if turn <= move.pp * turns_of_a_use(move) else _STRUGGLE
