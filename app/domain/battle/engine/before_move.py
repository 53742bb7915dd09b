"""What can keep a Pokémon from moving, in the order in which the game asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.battle.engine.conditions import take
from app.domain.battle.engine.damage_of_a_hit import confusion_damage
from app.domain.battle.engine.dice import happens, one_of
from app.domain.battle.engine.records import Status
from app.domain.battle.rule import rule

if TYPE_CHECKING:
    from app.domain.battle.engine.records import Battle, Fighter, Move

_FREEZE, _PARALYSIS, _NONE = int(Status.FREEZE), int(Status.PARALYSIS), int(Status.NONE)


@rule
def can_move(battle: Battle, user: Fighter, move: Move) -> bool:
    if user.must_recharge:
        user.must_recharge = False
        return False
    if not is_thawed(battle, user, move):
        return False
    if user.flinches:
        return False
    if hits_itself(battle, user):
        return False
    return not is_fully_paralysed(battle, user)


@rule
def is_thawed(battle: Battle, user: Fighter, move: Move) -> bool:
    """A frozen Pokémon thaws one time in five, and always by Flare Blitz, Scald or Sizzly Slide of its own."""
    if user.status != _FREEZE or move.thaws_user:
        return True
    if one_of(battle, 5) == 0:
        user.status = _NONE
        return True
    return False


@rule
def hits_itself(battle: Battle, user: Fighter) -> bool:
    """One confused turn in three."""
    if user.confused_turns == 0:
        return False
    user.confused_turns -= 1
    if user.confused_turns == 0 or not happens(battle, 33):
        return False
    take(battle, user, confusion_damage(battle, user))
    return True


@rule
def is_fully_paralysed(battle: Battle, user: Fighter) -> bool:
    return user.status == _PARALYSIS and one_of(battle, 4) == 0
