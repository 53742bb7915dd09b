"""The damage formula of generation 7, to the point.

damage = ((2·level/5 + 2) · power · attack / defence / 50 + 2) × critical × roll × STAB × effectiveness × burn × screen

Each step truncates as the engine does. Source: `getDamage` and `modifyDamage` of Pokémon Showdown's battle engine.

A whole number of 4096ths stands for a factor, as in the game.
"""

from __future__ import annotations

from typing import Final

from app.domain.battle.rule import rule

CRITICAL_ONE_IN: Final = (24, 8, 2, 1)
"""A hit is critical one time in so many, by critical-hit stage: 0, +1, +2, +3."""

STAB: Final = 6144
"""Same-type attack bonus, ×1.5: a move of the attacker's own type."""
HALF: Final = 2048
ONE: Final = 4096


@rule
def base_damage(level: int, power: int, attack: int, defence: int) -> int:
    return (2 * level // 5 + 2) * power * attack // defence // 50 + 2


@rule
def final_damage(
    base: int, critical: bool, roll: int, stab: bool, doublings: int, halved_by_burn: bool, modifier: int
) -> int:
    """Return the points of HP that a hit takes; `roll` is 85 to 100, `doublings` what the foe's types do, -2 to 2."""
    damage = base * 3 // 2 if critical else base
    damage = damage * roll // 100
    if stab:
        damage = times(damage, STAB)
    # Each resisting type halves in its own step, but two truncated halves are the truncated quarter.
    damage = damage << doublings if doublings >= 0 else damage >> -doublings
    if halved_by_burn:
        damage = times(damage, HALF)
    damage = times(damage, modifier)
    # Whatever hits takes at least 1 HP; only then is the number cut to sixteen bits.
    return max(damage, 1) & 0xFFFF


@rule
def times(damage: int, of_4096: int) -> int:
    """Multiply as the game does, in 4096ths, where a half rounds down."""
    return (damage * of_4096 + 2047) // 4096


@rule
def attack_points(points: int, stage: int, critical: bool) -> int:
    """A critical hit ignores what lowers the attack."""
    return staged(points, max(stage, 0) if critical else stage)


@rule
def defence_points(points: int, stage: int, critical: bool) -> int:
    """A critical hit ignores what raises the defence."""
    return staged(points, min(stage, 0) if critical else stage)


@rule
def staged(points: int, stage: int) -> int:
    """Return a statistic after its stages: ×1.5 at +1, ×2 at +2, ... and the inverse below."""
    if stage >= 0:
        return points * (2 + stage) // 2
    return points * 2 // (2 - stage)
