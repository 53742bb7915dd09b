"""One turn of a duel, in which both blows land or miss, fell or afflict, each with its chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.domain.battle.engine.records import Fixed, Share, record_type
from app.domain.battle.outlook.schedule import is_due, is_hidden
from app.domain.battle.outlook.side import AFFLICTED, end_turn, gain, lose, suffer
from app.domain.battle.rule import entry, rule

if TYPE_CHECKING:
    from app.domain.battle.engine.records import Move
    from app.domain.battle.outlook.side import Side

_COUNTER, _HALF_OF_HP = int(Fixed.COUNTER), int(Fixed.HALF_OF_HP)


class Race:
    """How far the outlook of a duel has come."""

    won: Share
    lost: Share
    turns: Share  # times the chance that they were needed


RACE: Final = record_type(Race)


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
