"""Works strikes out: every damage of a hit, and how many uses take all HP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.domain.battle.engine.damage_of_a_hit import base_of_a_hit, damage_of_a_roll, fixed_damage
from app.domain.battle.engine.matchup import come_forward, meet_foe, require_listed
from app.domain.battle.engine.records import FIGHTER, MOVE, Fixed, Status
from app.domain.battle.engine.use_move import percent_to_hit
from app.domain.battle.outlook.blows import PSYWAVE_THROWS, chance_to_hit, critical_chance, list_damages
from app.domain.battle.outlook.ko import write_ko_chances
from app.domain.battle.outlook.side import ROOM
from app.domain.battle.outlook.strike_records import Remark, Verdict
from app.domain.battle.rule import entry, rule

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.conditions import Conditions
    from app.domain.battle.duels import LineupColumns
    from app.domain.battle.engine.records import Fighter, Move
    from app.domain.battle.outlook.strike_records import StrikeFacts
    from app.domain.battle.tables import TableColumns

ROLLS: Final = 16
MOST_ROLLS: Final = PSYWAVE_THROWS
_BURN: Final = int(Status.BURN)
_FORMULA, _RANDOM_LEVEL, _COUNTER = int(Fixed.FORMULA), int(Fixed.RANDOM_LEVEL), int(Fixed.COUNTER)
_HALF_OF_HP, _ONE_HIT_KO = int(Fixed.HALF_OF_HP), int(Fixed.ONE_HIT_KO)
_DAMAGE, _NO_EFFECT, _ANSWERS = int(Verdict.DAMAGE), int(Verdict.NO_EFFECT), int(Verdict.ANSWERS_THE_FOE)
_HALVES, _FELLS = int(Verdict.HALVES_HP), int(Verdict.FELLS_AT_ONCE)
_NO_REMARK, _USER_FAINTS, _FIRST_TURN = int(Remark.NONE), int(Remark.USER_FAINTS), int(Remark.FIRST_TURN)
_BEFORE_ATTACK, _TWO_TURNS, _RESTS = int(Remark.BEFORE_ATTACK), int(Remark.TWO_TURNS), int(Remark.RESTS)
_WEAKENS: Final = int(Remark.WEAKENS)


@entry
def write_strikes(
    tables: TableColumns,
    move_records: NDArray[Any],
    attackers: LineupColumns,
    defenders: LineupColumns,
    moves: NDArray[np.int64],
    conditions: Conditions,
    facts: NDArray[Any],
    rolls: NDArray[np.int64],
    chances: NDArray[np.float64],
) -> None:
    """Write n STRIKE, the (n, 2, MOST_ROLLS) plain and critical rolls, and the (n, 1 or 2, 4) chances to KO.

    The first chances leave criticals and misses out; the second ones, where there is room for them, count them.
    """
    fighters, played = np.zeros(2, FIGHTER), np.zeros(1, MOVE)
    room = np.empty(ROOM, np.int64), np.empty(ROOM), np.empty((4, ROOM))
    written, used = (facts, rolls, chances), (fighters, played)
    write_each(tables, move_records, attackers, defenders, moves, conditions, written, used, room)


@rule
def write_each(
    tables: TableColumns,
    move_records: NDArray[Any],
    attackers: LineupColumns,
    defenders: LineupColumns,
    moves: NDArray[np.int64],
    conditions: Conditions,
    written: tuple[NDArray[Any], NDArray[np.int64], NDArray[np.float64]],
    used: tuple[NDArray[Any], NDArray[Any]],
    room: tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]],
) -> None:
    facts, rolls, chances = written
    fighters, played = used
    user, foe, move = fighters[0], fighters[1], played[0]
    points, likely, work = room
    for row in range(len(facts)):
        require_listed(tables, attackers, defenders, moves[row], row)
        fighters[:] = np.zeros(2, FIGHTER)
        come_forward(user, tables, attackers, row, 0)
        come_forward(foe, tables, defenders, row, 1)
        played[0] = move_records[moves[row]]
        meet_foe(move, tables, moves[row], attackers, defenders, row)
        apply_conditions(user, foe, move, conditions, row)
        fact = facts[row]
        describe(fact, user, foe, move)
        list_rolls(fact, user, foe, move, rolls[row])
        measure(fact, move, rolls[row])
        # Super Fang never KOs in four uses: nobody has less than 11 HP.
        if fact.verdict == _DAMAGE or fact.verdict == _FELLS:
            once = move.faints_user or move.only_first_turn
            for counted in range(chances.shape[1]):
                critical = critical_chance(move) if counted == 1 else 1.0 if move.always_critical else 0.0
                lands = chance_to_hit(user, foe, move) if counted == 1 else 1.0
                count = list_damages(user, foe, move, critical, points, likely, work)
                write_ko_chances(foe.max_hp, points[:count], likely, lands, once, chances[row, counted], work)


@rule
def apply_conditions(user: Fighter, foe: Fighter, move: Move, conditions: Conditions, row: int) -> None:
    stage = conditions.attack_stage[row]
    if move.uses_foe_attack:
        foe.attack_stage = stage
    elif move.physical:
        user.attack_stage = stage
    else:
        user.special_attack_stage = stage
    foe.defence_stage = conditions.defence_stage[row]
    foe.special_defence_stage = conditions.defence_stage[row]
    if conditions.burned[row]:
        user.status = _BURN
    if conditions.screened[row] and not move.breaks_screens:  # Brick Break breaks them first
        foe.reflect_turns = 1
        foe.light_screen_turns = 1


@rule
def describe(fact: StrikeFacts, user: Fighter, foe: Fighter, move: Move) -> None:
    fact.foe_hp = foe.max_hp
    fact.min_hits = move.min_hits
    fact.max_hits = move.max_hits
    fact.doublings = move.doublings
    fact.priority = move.priority
    fact.percent_to_hit = min(percent_to_hit(user, foe, move), 100)
    fact.pp = move.pp
    fact.stab = move.stab
    fact.no_effect = move.no_effect
    fact.verdict = verdict(user, foe, move)
    fact.remark = remark(move)


@rule
def verdict(user: Fighter, foe: Fighter, move: Move) -> int:
    if chance_to_hit(user, foe, move) == 0 or (move.bides and foe.immune_to_bide):
        return _NO_EFFECT
    if move.fixed == _COUNTER or move.bides:
        return _ANSWERS
    if move.fixed == _HALF_OF_HP:
        return _HALVES
    return _FELLS if move.fixed == _ONE_HIT_KO else _DAMAGE


@rule
def remark(move: Move) -> int:
    if move.faints_user:
        return _USER_FAINTS
    if move.only_first_turn:
        return _FIRST_TURN
    if move.only_before_attack:
        return _BEFORE_ATTACK
    if move.charges:
        return _TWO_TURNS
    if move.recharges:
        return _RESTS
    return _WEAKENS if move.lowers_own_attack_and_defence else _NO_REMARK


@rule
def list_rolls(fact: StrikeFacts, user: Fighter, foe: Fighter, move: Move, rolls: NDArray[np.int64]) -> None:
    """List the equally likely damages of one hit, weakest first: plain ones in row 0, critical ones in row 1."""
    if fact.verdict == _NO_EFFECT:
        fact.rolls = 1  # of 0 points
    elif move.fixed == _FORMULA and fact.verdict == _DAMAGE:
        fact.rolls = ROLLS
        fact.critical_rolls = ROLLS
        for row in range(2):
            critical = row == 1 or move.always_critical
            base = base_of_a_hit(user, foe, move, critical)
            for roll in range(ROLLS):
                rolls[row, roll] = damage_of_a_roll(user, foe, move, base, critical, 85 + roll)
            # Cut to sixteen bits, the greatest damages come out small.
            rolls[row, :ROLLS].sort()
    elif fact.verdict != _ANSWERS:
        fact.rolls = PSYWAVE_THROWS if move.fixed == _RANDOM_LEVEL else 1
        for throw in range(fact.rolls):
            rolls[0, throw] = fixed_damage(user, foe, move, throw)


@rule
def measure(fact: StrikeFacts, move: Move, rolls: NDArray[np.int64]) -> None:
    if fact.verdict == _ANSWERS:  # what it gives back, nobody knows before
        fact.weakest = 0
        fact.strongest = fact.foe_hp
    else:
        fact.weakest = rolls[0, 0] * move.min_hits
        fact.strongest = rolls[0, fact.rolls - 1] * move.max_hits
