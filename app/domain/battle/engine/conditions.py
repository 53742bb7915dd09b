"""What befalls a Pokémon: damage, healing, stages, and conditions that last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.battle.engine.dice import one_of
from app.domain.battle.engine.records import Place, Status
from app.domain.battle.rule import rule

if TYPE_CHECKING:
    from app.domain.battle.engine.records import Battle, Fighter

_NONE, _IN_REACH = int(Status.NONE), int(Place.IN_REACH)
_BURN, _PARALYSIS, _FREEZE = int(Status.BURN), int(Status.PARALYSIS), int(Status.FREEZE)


@rule
def take(battle: Battle, fighter: Fighter, points: int) -> int:
    """Take HP, and return how much there was to take."""
    taken = min(points, fighter.hp)
    fighter.hp -= taken
    if taken > 0 and fighter.hp == 0:
        battle.last_fainted = fighter.side
    return taken


@rule
def take_part(battle: Battle, fighter: Fighter, divisor: int) -> int:
    """Take a part of the full HP, at least 1, and return how much there was to take."""
    return take(battle, fighter, max(fighter.max_hp // divisor, 1))


@rule
def heal(fighter: Fighter, points: int) -> None:
    if fighter.hp > 0:
        fighter.hp = min(fighter.hp + points, fighter.max_hp)


@rule
def bounded(stage: int) -> int:
    return min(max(stage, -6), 6)


@rule
def clear_stages(fighter: Fighter) -> None:
    fighter.attack_stage = 0
    fighter.defence_stage = 0
    fighter.special_attack_stage = 0
    fighter.special_defence_stage = 0
    fighter.speed_stage = 0


@rule
def can_get(fighter: Fighter, status: int) -> bool:
    """Fire cannot burn, Electric not be paralysed, Ice not freeze, Poison and Steel not be poisoned."""
    if fighter.status != _NONE or fighter.hp == 0:
        return False
    if status == _BURN:
        return not fighter.cannot_burn
    if status == _PARALYSIS:
        return not fighter.cannot_be_paralysed
    if status == _FREEZE:
        return not fighter.cannot_freeze
    return not fighter.cannot_be_poisoned


@rule
def give_status(fighter: Fighter, status: int) -> None:
    if can_get(fighter, status):
        fighter.status = status


@rule
def confuse(battle: Battle, fighter: Fighter) -> None:
    """For two to five turns, of which the last one counts no more."""
    if fighter.hp > 0 and fighter.confused_turns == 0:
        fighter.confused_turns = 2 + one_of(battle, 4)


@rule
def trap(battle: Battle, fighter: Fighter) -> None:
    """Bind, Clamp, Fire Spin and Wrap hurt at the end of four or five turns."""
    if fighter.hp > 0 and fighter.trap_lasts == 0:
        fighter.trap_lasts = 5 + one_of(battle, 2)


@rule
def break_off(fighter: Fighter) -> None:
    """Who cannot move comes out of the ground or the sky, and stops biding."""
    fighter.charging = False
    fighter.place = _IN_REACH
    fighter.bide_lasts = 0


@rule
def lock_in(battle: Battle, fighter: Fighter) -> None:
    """Outrage, Petal Dance and Thrash go on for two or three turns as long as they hit."""
    if fighter.hp == 0:
        return
    if fighter.lock_lasts == 0:
        fighter.lock_lasts = 2
        fighter.fatigue_in = 2 + one_of(battle, 2)
    elif fighter.fatigue_in >= 2:
        fighter.lock_lasts = 2


@rule
def end_lock(battle: Battle, fighter: Fighter) -> None:
    """Only a lock that has run its course ends in confusion."""
    fighter.lock_lasts = 0
    if fighter.fatigue_in <= 1:
        confuse(battle, fighter)
