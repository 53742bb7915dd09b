"""One turn, and a battle of as many turns as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.domain.battle.engine.damage_of_a_hit import staged
from app.domain.battle.engine.dice import one_of
from app.domain.battle.engine.end_of_turn import count_down, hurt_at_the_end
from app.domain.battle.engine.records import STRUGGLE, Status
from app.domain.battle.engine.rule import rule
from app.domain.battle.engine.use_move import act

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.engine.records import Battle, Fighter, Move

TURN_LIMIT: Final = 1000
"""From here on a battle is a tie."""
TIE: Final = -1
_PARALYSIS = int(Status.PARALYSIS)
_EFFECTS_AT_THE_END = 4


@rule
def play_battle(battle: Battle, fighters: NDArray[Any], moves: NDArray[Any]) -> int:
    """Return the side that wins, 0 or 1, or TIE; each Pokémon repeats its one move.

    `fighters` (2,) are about to fight, `moves` (2, 2) hold Struggle and the one move of each.
    """
    while battle.turn < TURN_LIMIT:
        battle.turn += 1
        play_turn(battle, fighters, moves[0, choice(fighters[0])], moves[1, choice(fighters[1])])
        if is_over(fighters):
            return winner(battle, fighters)
    return TIE


@rule
def choice(fighter: Fighter) -> int:
    """Struggle follows the last PP, but for a move that goes on."""
    goes_on = fighter.charging or fighter.lock_lasts > 0 or fighter.bide_lasts > 0
    return 1 if fighter.pp > 0 or goes_on else STRUGGLE


@rule
def play_turn(battle: Battle, fighters: NDArray[Any], move_0: Move, move_1: Move) -> None:
    begin_turn(fighters[0])
    begin_turn(fighters[1])
    first = who_moves_first(battle, fighters[0], fighters[1], move_0, move_1)
    for place in range(2):
        side = first ^ place
        act(battle, fighters[side], fighters[1 - side], move_0 if side == 0 else move_1)
        if is_over(fighters):
            return
    end_turn(battle, fighters)


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
def end_turn(battle: Battle, fighters: NDArray[Any]) -> None:
    first = faster_side(battle, fighters[0], fighters[1])
    for effect in range(_EFFECTS_AT_THE_END):
        for place in range(2):
            side = first ^ place
            hurt_at_the_end(battle, fighters[side], fighters[1 - side], effect)
            if is_over(fighters):
                return
    count_down(battle, fighters[0])
    count_down(battle, fighters[1])


@rule
def is_over(fighters: NDArray[Any]) -> bool:
    return bool(fighters[0].hp == 0 or fighters[1].hp == 0)


@rule
def winner(battle: Battle, fighters: NDArray[Any]) -> int:
    """Return the one left standing; where both have fainted, the one that did so last."""
    if fighters[0].hp == 0 and fighters[1].hp == 0:
        return battle.last_fainted
    return 0 if fighters[1].hp == 0 else 1
