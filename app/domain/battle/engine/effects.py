"""What a move does beside its damage, each time it hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.battle.engine.conditions import bounded, clear_stages, confuse, give_status, lock_in, trap
from app.domain.battle.engine.dice import happens, one_of
from app.domain.battle.engine.records import Status
from app.domain.battle.rule import rule

if TYPE_CHECKING:
    from app.domain.battle.engine.records import Battle, Fighter, Move

_NONE, _FREEZE, _BURN = int(Status.NONE), int(Status.FREEZE), int(Status.BURN)
_ATTACK, _DEFENCE, _SPECIAL_ATTACK, _SPECIAL_DEFENCE, _SPEED = 1, 2, 3, 4, 5
_SCREEN_TURNS = 5


@rule
def apply_effects(battle: Battle, user: Fighter, foe: Fighter, move: Move) -> None:
    if move.has_effects:
        apply_to_foe(battle, foe, move)
        if move.resets_all_stages:
            clear_stages(user)
            clear_stages(foe)
    if foe.enraged and foe.hp > 0:  # Rage: being hit raises its user's Attack
        foe.attack_stage = bounded(foe.attack_stage + 1)
    if move.has_effects and user.hp > 0:
        apply_to_user(battle, user, move)
    if move.has_effects and foe.hp > 0:
        apply_by_chance(battle, foe, move)
    if foe.status == _FREEZE and move.is_fire:  # fire thaws
        foe.status = _NONE


@rule
def apply_to_foe(battle: Battle, foe: Fighter, move: Move) -> None:
    if move.traps:
        trap(battle, foe)
    if move.seeds and foe.hp > 0 and not foe.cannot_be_seeded:
        foe.seeded = True
    if move.resets_foe_stages:
        clear_stages(foe)


@rule
def apply_to_user(battle: Battle, user: Fighter, move: Move) -> None:
    if move.enrages:
        user.enraged = True
    if move.recharges:
        user.must_recharge = True
    if move.locks_in:
        lock_in(battle, user)
    set_screens(user, move)
    if move.lowers_own_attack_and_defence:
        user.attack_stage = bounded(user.attack_stage - 1)
        user.defence_stage = bounded(user.defence_stage - 1)
    if move.cures_user:
        user.status = _NONE


@rule
def set_screens(user: Fighter, move: Move) -> None:
    """A screen that stands is not set anew."""
    if move.sets_reflect and user.reflect_turns == 0:
        user.reflect_turns = _SCREEN_TURNS
    if move.sets_light_screen and user.light_screen_turns == 0:
        user.light_screen_turns = _SCREEN_TURNS


@rule
def apply_by_chance(battle: Battle, foe: Fighter, move: Move) -> None:
    if move.flinch_chance > 0 and happens(battle, move.flinch_chance):
        foe.flinches = True
    if move.confusion_chance > 0 and happens(battle, move.confusion_chance):
        confuse(battle, foe)
    if move.status_chance > 0 and happens(battle, move.status_chance):
        give_status(foe, move.status)
    if move.random_status_chance > 0 and happens(battle, move.random_status_chance):
        # Tri Attack: burn, paralysis or freeze
        give_status(foe, _BURN + one_of(battle, 3))
    if move.drop_chance > 0 and happens(battle, move.drop_chance):
        lower(foe, move.drop_stat, move.drop_by)


@rule
def lower(fighter: Fighter, stat: int, by: int) -> None:
    if stat == _ATTACK:
        fighter.attack_stage = bounded(fighter.attack_stage + by)
    elif stat == _DEFENCE:
        fighter.defence_stage = bounded(fighter.defence_stage + by)
    elif stat == _SPECIAL_ATTACK:
        fighter.special_attack_stage = bounded(fighter.special_attack_stage + by)
    elif stat == _SPECIAL_DEFENCE:
        fighter.special_defence_stage = bounded(fighter.special_defence_stage + by)
    elif stat == _SPEED:
        fighter.speed_stage = bounded(fighter.speed_stage + by)
