"""What one hit takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.battle.damage import attack_points, base_damage, defence_points, final_damage, staged
from app.domain.battle.engine.dice import one_of
from app.domain.battle.engine.records import Fixed, Status
from app.domain.battle.rule import rule

if TYPE_CHECKING:
    from app.domain.battle.engine.records import Battle, Fighter, Move

_BURN, _NONE = int(Status.BURN), int(Status.NONE)
_FORMULA, _POINTS, _LEVEL = int(Fixed.FORMULA), int(Fixed.POINTS), int(Fixed.LEVEL)
_HALF_OF_HP, _RANDOM_LEVEL, _ONE_HIT_KO = int(Fixed.HALF_OF_HP), int(Fixed.RANDOM_LEVEL), int(Fixed.ONE_HIT_KO)
_CONFUSION_POWER: Final = 40


@rule
def damage_of_a_hit(battle: Battle, user: Fighter, foe: Fighter, move: Move) -> int:
    """Return the points of HP that a hit takes from a foe that is in reach and not immune."""
    if move.fixed != _FORMULA:
        return fixed_damage(user, foe, move, one_of(battle, 101) if move.fixed == _RANDOM_LEVEL else 0)
    critical = move.always_critical or one_of(battle, move.critical_one_in) == 0
    base = base_of_a_hit(user, foe, move, critical)
    return damage_of_a_roll(user, foe, move, base, critical, 100 - one_of(battle, 16))


@rule
def base_of_a_hit(user: Fighter, foe: Fighter, move: Move, critical: bool) -> int:
    return base_damage(
        user.level,
        power_of(user, move),
        attack_of(user, foe, move, critical),
        defence_of(foe, move, critical),
    )


@rule
def damage_of_a_roll(user: Fighter, foe: Fighter, move: Move, base: int, critical: bool, roll: int) -> int:
    # Facade ignores that a burn halves physical damage.
    halved_by_burn = user.status == _BURN and move.physical and not move.doubles_with_status
    return final_damage(base, critical, roll, move.stab, move.doublings, halved_by_burn, modifiers(foe, move, critical))


@rule
def modifiers(foe: Fighter, move: Move, critical: bool) -> int:
    """Return the product, in 4096ths, of what changes damage last."""
    of_4096 = 4096
    # Earthquake strikes Dig, and Gust strikes Fly, twice as hard.
    if move.doubles_on != 0 and move.doubles_on == foe.place:
        of_4096 *= 2
    # A critical hit goes through Reflect and Light Screen.
    screened = foe.reflect_turns > 0 if move.physical else foe.light_screen_turns > 0
    if screened and not critical:
        of_4096 //= 2
    return of_4096


@rule
def power_of(user: Fighter, move: Move) -> int:
    if move.doubles_with_status and user.status != _NONE:
        return move.power * 2
    return move.power


@rule
def attack_of(user: Fighter, foe: Fighter, move: Move, critical: bool) -> int:
    # Foul Play strikes with the target's own Attack.
    if move.uses_foe_attack:
        return attack_points(foe.attack, foe.attack_stage, critical)
    if move.physical:
        return attack_points(user.attack, user.attack_stage, critical)
    return attack_points(user.special_attack, user.special_attack_stage, critical)


@rule
def defence_of(foe: Fighter, move: Move, critical: bool) -> int:
    if move.physical:
        return defence_points(foe.defence, foe.defence_stage, critical)
    return defence_points(foe.special_defence, foe.special_defence_stage, critical)


@rule
def fixed_damage(user: Fighter, foe: Fighter, move: Move, throw: int) -> int:
    """Return what a move takes that bypasses the formula; Psywave's `throw` is 0 to 100."""
    if move.fixed == _POINTS:
        return move.points
    if move.fixed == _LEVEL:
        return user.level
    if move.fixed == _HALF_OF_HP:
        return max(foe.hp // 2, 1)
    if move.fixed == _RANDOM_LEVEL:
        # Psywave: level × 50 to 150 %, at least 1.
        return max((50 + throw) * user.level // 100, 1)
    if move.fixed == _ONE_HIT_KO:
        return foe.max_hp
    # Counter and Mirror Coat give the last hit back twice.
    taken = user.physical_damage_taken if move.physical else user.special_damage_taken
    return max(2 * taken, 1)


@rule
def confusion_damage(battle: Battle, fighter: Fighter) -> int:
    """A confused Pokémon hits itself as with a typeless physical move of power 40 that is never critical."""
    attack, defence = staged(fighter.attack, fighter.attack_stage), staged(fighter.defence, fighter.defence_stage)
    damage = base_damage(fighter.level, _CONFUSION_POWER, attack, defence) & 0xFFFF
    return max(damage * (100 - one_of(battle, 16)) // 100, 1)
