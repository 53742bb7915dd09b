"""One turn, and a battle of as many turns as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.battle.damage import staged
from app.domain.battle.engine.dice import one_of
from app.domain.battle.engine.end_of_turn import count_down, hurt_at_the_end
from app.domain.battle.engine.records import Status
from app.domain.battle.engine.use_move import act
from app.domain.battle.rule import rule

if TYPE_CHECKING:
    from app.domain.battle.engine.records import Battle, Fighter, Move

TURN_LIMIT: Final = 1000
"""From here on a battle is a tie."""
TIE: Final = -1
_BURN, _PARALYSIS, _POISON = int(Status.BURN), int(Status.PARALYSIS), int(Status.POISON)
_EFFECTS_AT_THE_END = 4


@rule
def play_battle(battle: Battle, a: Fighter, b: Fighter, move_a: Move, move_b: Move, struggle: Move) -> int:
    """Return the side that wins, 0 or 1, or TIE; each Pokémon repeats its one move.

    `a` and `b` are about to fight.
    """
    while battle.turn < TURN_LIMIT:
        battle.turn += 1
        play_turn(battle, a, b, choice(a, move_a, struggle), choice(b, move_b, struggle))
        if is_over(a, b):
            return winner(battle, a, b)
    return TIE


@rule
def choice(fighter: Fighter, move: Move, struggle: Move) -> Move:
    """Struggle follows the last PP, but for a move that goes on."""
    goes_on = fighter.charging or fighter.lock_lasts > 0 or fighter.bide_lasts > 0
    return move if fighter.pp > 0 or goes_on else struggle


@rule
def play_turn(battle: Battle, a: Fighter, b: Fighter, move_a: Move, move_b: Move) -> None:
    begin_turn(a)
    begin_turn(b)
    first = who_moves_first(battle, a, b, move_a, move_b)
    for place in range(2):
        user, foe, move = (a, b, move_a) if place == first else (b, a, move_b)
        act(battle, user, foe, move)
        if is_over(a, b):
            return
    end_turn(battle, a, b)


@rule
def begin_turn(fighter: Fighter) -> None:
    fighter.has_moved = False
    fighter.physical_damage_taken = -1
    fighter.special_damage_taken = -1


@rule
def who_moves_first(battle: Battle, a: Fighter, b: Fighter, move_a: Move, move_b: Move) -> int:
    """Return the side: by priority, then by Speed, and by a coin where both are equal."""
    lead = priority(a, move_a) - priority(b, move_b)
    if lead == 0:
        return faster_side(battle, a, b)
    return 0 if lead > 0 else 1


@rule
def priority(fighter: Fighter, move: Move) -> int:
    return 0 if fighter.must_recharge else move.priority


@rule
def faster_side(battle: Battle, a: Fighter, b: Fighter) -> int:
    lead = speed_now(a) - speed_now(b)
    if lead == 0:
        return one_of(battle, 2)
    return 0 if lead > 0 else 1


@rule
def speed_now(fighter: Fighter) -> int:
    speed = staged(fighter.speed, fighter.speed_stage)
    return speed // 2 if fighter.status == _PARALYSIS else speed


@rule
def end_turn(battle: Battle, a: Fighter, b: Fighter) -> None:
    if is_hurt_at_the_end(a) or is_hurt_at_the_end(b):
        hurt_in_order(battle, a, b)
    if not is_over(a, b):
        count_down(battle, a)
        count_down(battle, b)


@rule
def hurt_in_order(battle: Battle, a: Fighter, b: Fighter) -> None:
    first = faster_side(battle, a, b)
    for effect in range(_EFFECTS_AT_THE_END):
        for place in range(2):
            if place == first:
                hurt_at_the_end(battle, a, b, effect)
            else:
                hurt_at_the_end(battle, b, a, effect)
            if is_over(a, b):
                return


@rule
def is_hurt_at_the_end(fighter: Fighter) -> bool:
    return fighter.seeded or fighter.trap_lasts > 0 or fighter.status in (_BURN, _POISON)


@rule
def is_over(a: Fighter, b: Fighter) -> bool:
    return bool(a.hp == 0 or b.hp == 0)


@rule
def winner(battle: Battle, a: Fighter, b: Fighter) -> int:
    """Return the one left standing; where both have fainted, the one that did so last."""
    if a.hp == 0 and b.hp == 0:
        return battle.last_fainted
    return 0 if b.hp == 0 else 1
