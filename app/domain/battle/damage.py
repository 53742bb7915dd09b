"""The damage formula of generation 7, to the point.

damage = ((2·level/5 + 2) · power · attack / defence / 50 + 2) × critical × roll × STAB × effectiveness × burn × screen

Each step truncates as the engine does. Source: `getDamage` and `modifyDamage` of Pokémon Showdown's battle engine.

A whole number of 4096ths stands for a factor, as in the game.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.domain.battle.rule import entry, rule

if TYPE_CHECKING:
    from numpy.typing import NDArray

CRITICAL_ONE_IN: Final = (24, 8, 2, 1)
"""A hit is critical one time in so many, by critical-hit stage: 0, +1, +2, +3."""

STAB: Final = 6144
"""Same-type attack bonus, ×1.5: a move of the attacker's own type."""
HALF: Final = 2048
ONE: Final = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacks:
    """n uses of a damaging move, with everything that the formula needs."""

    level: NDArray[np.int64]  # (n,) of the attacker
    power: NDArray[np.int64]  # (n,)
    attack: NDArray[np.int64]  # (n,) points before stages
    defence: NDArray[np.int64]  # (n,) points before stages
    stab: NDArray[np.bool_]  # (n,)
    effectiveness: NDArray[np.float64]  # (n,) 0, 1/4, 1/2, 1, 2, 4
    attack_stage: NDArray[np.int64]  # (n,) -6 to 6
    defence_stage: NDArray[np.int64]  # (n,) -6 to 6
    halved_by_burn: NDArray[np.bool_]  # (n,) a burned attacker's physical move
    screened: NDArray[np.bool_]  # (n,) Reflect or Light Screen stands against it


_USE: Final = np.dtype(
    (
        np.record,
        [
            *((name, np.int64) for name in ("level", "power", "attack", "defence", "attack_stage", "defence_stage")),
            *((name, np.int64) for name in ("doublings", "modifier")),
            *((name, np.bool_) for name in ("critical", "stab", "halved_by_burn")),
        ],
    )
)


def damage_rolls(attacks: Attacks, *, critical: NDArray[np.bool_] | bool) -> NDArray[np.int64]:
    """Return the (n, 16) damages in points of HP, weakest roll first; all 0 where the move has no effect."""
    is_critical = np.broadcast_to(np.asarray(critical), attacks.level.shape)
    doublings = np.log2(np.where(attacks.effectiveness == 0, 1, attacks.effectiveness)).astype(np.int64)
    # A critical hit goes through Reflect and Light Screen.
    screen = np.where(attacks.screened & ~is_critical, HALF, ONE)
    uses = np.zeros(attacks.level.shape, _USE)
    for field in fields(attacks):
        if field.name in (_USE.names or ()):
            uses[field.name] = getattr(attacks, field.name)
    uses["critical"], uses["doublings"], uses["modifier"] = is_critical, doublings, screen
    return np.where(attacks.effectiveness[:, None] == 0, 0, _rolls(uses))


@entry
def _rolls(uses: NDArray[Any]) -> NDArray[np.int64]:
    damages = np.empty((len(uses), 16), np.int64)
    for row in range(len(uses)):
        use = uses[row]
        attack = attack_points(use.attack, use.attack_stage, use.critical)
        base = base_damage(use.level, use.power, attack, defence_points(use.defence, use.defence_stage, use.critical))
        for roll in range(16):
            damages[row, roll] = final_damage(
                base, use.critical, 85 + roll, use.stab, use.doublings, use.halved_by_burn, use.modifier
            )
    return damages


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
