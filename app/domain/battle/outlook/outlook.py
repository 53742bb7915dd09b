"""What the arithmetic of damage says of a duel, without playing it.

Turn by turn, the chances of every HP that either side can have left are worked out, as if the foe's blows did not
depend on its own HP. Each side is either well or afflicted by what the foe's move does beside its damage; of the foe
only the chance of that is known, not at which HP. Where two moves only damage, the answer is exact; all the rest is
left to the engine, and to the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.domain.battle.engine.conditions import clear_stages
from app.domain.battle.engine.effects import lower
from app.domain.battle.engine.records import FIGHTER, Fixed, Share, record_type
from app.domain.battle.engine.turn import speed_now
from app.domain.battle.outlook.affliction import (
    afflict,
    chance_to_recover,
    chance_to_skip,
    change_own_stages,
    change_so_far,
    drops,
    loss_of_a_turn,
)
from app.domain.battle.outlook.blows import chance_to_hit, list_damages
from app.domain.battle.outlook.schedule import is_due, is_hidden, turns_of_a_use
from app.domain.battle.outlook.side import (
    AFFLICTED,
    ROOM,
    SIDE,
    WELL,
    come_fresh,
    end_turn,
    gain,
    list_of,
    lose,
    mean_left,
    suffer,
)
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
_COUNTER, _HALF_OF_HP = int(Fixed.COUNTER), int(Fixed.HALF_OF_HP)
_DECIDED: Final = 1e-3
_WIDTH = len(OF_SIDE)
_OF_A, _OF_B = len(OF_PAIR), len(OF_PAIR) + len(OF_SIDE)
_LEFT, _FELLED = OF_SIDE.index("left"), OF_SIDE.index("felled_by_1")


class Race:
    """How far the outlook of a duel has come."""

    won: Share
    lost: Share
    turns: Share  # times the chance that they were needed


RACE: Final = record_type(Race)


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
                count = list_damages(target, user, moves[1 - own, use], points, chances, work)
                for at in range(count):
                    points[at] = min((4 if move.bides else 2) * points[at], foe.max_hp)
            else:
                count = list_damages(user, target, move, points, chances, work)
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


@entry
def keep_stages(sides: NDArray[Any], arena: NDArray[Any], moves: NDArray[Any], turn: int, before: int) -> int:
    """Set the stages that the hits so far bring about, where those are not the ones before; return what they are."""
    a, b, move_a, move_b = sides[0], sides[1], moves[0, _MOVE], moves[1, _MOVE]
    hits_a, hits_b = int(a.hits + 0.5), int(b.hits + 0.5)
    changed = change_so_far(move_a, hits_a, hits_b, turn) * 1000 + change_so_far(move_b, hits_b, hits_a, turn)
    if changed == before:
        return changed
    for state in range(2):
        fighter_a, fighter_b = arena[0, state], arena[1, state]
        clear_stages(fighter_a)
        clear_stages(fighter_b)
        change_own_stages(fighter_a, move_a, hits_a, hits_b, turn)
        change_own_stages(fighter_b, move_b, hits_b, hits_a, turn)
        if state == AFFLICTED or move_a.drop_chance == 100:
            lower(fighter_b, move_a.drop_stat, move_a.drop_by * drops(move_a, hits_a))
        if state == AFFLICTED or move_b.drop_chance == 100:
            lower(fighter_a, move_b.drop_stat, move_b.drop_by * drops(move_b, hits_b))
        a.speed[state], b.speed[state] = speed_now(fighter_a), speed_now(fighter_b)
    a.counts[:] = 0
    b.counts[:] = 0
    return changed


@rule
def chance_to_move_first(a: Side, b: Side, move_a: Move, move_b: Move) -> float:
    """Return A's chance: by priority, then by Speed, and by a coin where both are equal."""
    if move_a.priority != move_b.priority:
        return 1.0 if move_a.priority > move_b.priority else 0.0
    chance = 0.0
    for own in range(2):
        for other in range(2):
            lead = a.speed[own] - b.speed[other]
            weight = (a.afflicted if own == AFFLICTED else 1 - a.afflicted) * (
                b.afflicted if other == AFFLICTED else 1 - b.afflicted
            )
            chance += weight * (0.5 if lead == 0 else 1.0 if lead > 0 else 0.0)
    return chance


@entry
def take_turn(race: Any, a: Side, b: Side, move_a: Move, move_b: Move, use_a: int, use_b: int, turn: int) -> None:
    first = chance_to_move_first(a, b, move_a, move_b)
    if move_a.faints_user or move_b.faints_user:
        explode(race, a, b, move_a, move_b, first)
        return
    alive_a, alive_b, ill_a, ill_b = a.alive, b.alive, a.afflicted, b.afflicted
    decided = race.won + race.lost
    first_a, first_b = blow(a, move_a, move_b, turn, True), blow(b, move_b, move_a, turn, True)
    second_a = after(first_b, move_b, move_a) * blow(a, move_a, move_b, turn, False)
    second_b = after(first_a, move_a, move_b) * blow(b, move_b, move_a, turn, False)
    blow_a, blow_b = first * first_a + (1 - first) * second_a, (1 - first) * first_b + first * second_b
    fell_b = suffer(b, a, use_a, blow_a, ill_a, move_a.fixed == _HALF_OF_HP)
    fell_a = suffer(a, b, use_b, blow_b, ill_b, move_b.fixed == _HALF_OF_HP)
    race.won += fell_b * (alive_a - (1 - first) * fell_a)
    race.lost += fell_a * (alive_b - first * fell_b)
    own_a, own_b = by_its_own_doing(a, move_a, blow_a), by_its_own_doing(b, move_b, blow_b)
    race.won += own_b * (alive_a - fell_a - first * own_a)
    race.lost += own_a * (alive_b - fell_b - (1 - first) * own_b)
    gone_a, gone_b = end_turn(a), end_turn(b)
    race.won += gone_b * (a.alive + gone_a)
    race.lost += gone_a * b.alive
    race.turns += turn * (race.won + race.lost - decided)
    a.hits += blow_a
    b.hits += blow_b
    a.ready = 1 - blow_a if move_a.recharges else 1.0
    b.ready = 1 - blow_b if move_b.recharges else 1.0


@rule
def explode(race: Any, a: Side, b: Side, move_a: Move, move_b: Move, first: float) -> None:
    """Decide in the first turn: who explodes has lost, whatever that does to the foe; of two, who moves first."""
    lost = first if move_b.faints_user else 1.0
    race.lost += lost if move_a.faints_user else 0.0
    race.won += 1 - lost if move_a.faints_user else 1.0
    race.turns += 1
    if move_a.faints_user:
        lose(a, a.max_hp, 1.0)
    if move_b.faints_user:
        lose(b, b.max_hp, 1.0)


@rule
def blow(side: Side, move: Move, foes_move: Move, turn: int, first: bool) -> float:
    """Return the chance that a side that is alive lands a blow."""
    if not is_due(move, turn, first) or is_hidden(foes_move, move, turn, not first):
        return 0.0
    return chance_to_act(side) * (1.0 if move.is_struggle else side.lands)


@rule
def chance_to_act(side: Side) -> float:
    return side.ready * (1 - side.afflicted * side.skip)


@rule
def after(blow_before: float, move_before: Move, move: Move) -> float:
    """Return the chance that the foe's blow leaves a later one: it may flinch, and Counter needs one to answer."""
    if move.fixed == _COUNTER:
        return blow_before if move.physical == move_before.physical else 0.0
    return 1 - blow_before * move_before.flinch_chance / 100


@rule
def by_its_own_doing(side: Side, move: Move, landed: float) -> float:
    """Let a move hurt or heal its user, and return the chance that this fells it."""
    if move.recoil_percent > 0:
        return lose(side, max(int(side.mean * move.recoil_percent / 100 + 0.5), 1), landed)
    if move.is_struggle:
        return lose(side, max((side.max_hp + 2) // 4, 1), landed)
    if move.crashes:
        return lose(side, max(side.max_hp // 2, 1), max(chance_to_act(side) - landed, 0.0))
    if move.drain_percent > 0:
        gain(side, int(side.mean * move.drain_percent / 100 + 0.5), landed)
    return 0.0
