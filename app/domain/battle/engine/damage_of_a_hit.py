"""What one hit takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.battle.engine.dice import one_of
from app.domain.battle.engine.records import Fixed, Status
from app.domain.battle.engine.rule import rule

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
        return fixed_damage(battle, user, foe, move)
    critical = move.always_critical or one_of(battle, move.critical_one_in) == 0
    damage = base_damage(
        user.level,
        power_of(user, move),
        attack_of(user, foe, move, critical),
        defence_of(foe, move, critical),
    )
    if critical:
        damage = damage * 3 // 2
    damage = damage * (100 - one_of(battle, 16)) // 100
    if move.stab:
        damage = times(damage, 6144)
    damage = times_effectiveness(damage, move.doublings)
    # Facade ignores that a burn halves physical damage.
    if user.status == _BURN and move.physical and not move.doubles_with_status:
        damage = times(damage, 2048)
    damage = times(damage, modifiers(foe, move, critical))
    return max(damage, 1) & 0xFFFF


@rule
def base_damage(level: int, power: int, attack: int, defence: int) -> int:
    return (2 * level // 5 + 2) * power * attack // defence // 50 + 2


@rule
def times(damage: int, of_4096: int) -> int:
    """Multiply as the game does, in 4096ths, where a half rounds down."""
    return (damage * of_4096 + 2047) // 4096


@rule
def times_effectiveness(damage: int, doublings: int) -> int:
    if doublings >= 0:
        return damage << doublings
    return damage >> -doublings


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
    """A critical hit ignores what lowers the attack."""
    # Foul Play strikes with the target's own Attack.
    if move.uses_foe_attack:
        return staged(foe.attack, max(foe.attack_stage, 0) if critical else foe.attack_stage)
    if move.physical:
        return staged(user.attack, max(user.attack_stage, 0) if critical else user.attack_stage)
    return staged(user.special_attack, max(user.special_attack_stage, 0) if critical else user.special_attack_stage)


@rule
def defence_of(foe: Fighter, move: Move, critical: bool) -> int:
    """A critical hit ignores what raises the defence."""
    if move.physical:
        return staged(foe.defence, min(foe.defence_stage, 0) if critical else foe.defence_stage)
    return staged(foe.special_defence, min(foe.special_defence_stage, 0) if critical else foe.special_defence_stage)


@rule
def staged(points: int, stage: int) -> int:
    """Return a statistic after its stages: ×1.5 at +1, ×2 at +2, ... and the inverse below."""
    if stage >= 0:
        return points * (2 + stage) // 2
    return points * 2 // (2 - stage)


@rule
def fixed_damage(battle: Battle, user: Fighter, foe: Fighter, move: Move) -> int:
    if move.fixed == _POINTS:
        return move.points
    if move.fixed == _LEVEL:
        return user.level
    if move.fixed == _HALF_OF_HP:
        return max(foe.hp // 2, 1)
    if move.fixed == _RANDOM_LEVEL:
        # Psywave: level × 50 to 150 %, at least 1.
        return max((50 + one_of(battle, 101)) * user.level // 100, 1)
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
