"""The damage formula of generation 7, to the point.

damage = ((2·level/5 + 2) · power · attack / defence / 50 + 2) × critical × roll × STAB × effectiveness × burn × screen

Each step truncates as the engine does. Source: `getDamage` and `modifyDamage` of Pokémon Showdown's battle engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

STAB: Final = 1.5
"""Same-type attack bonus: a move of the attacker's own type."""
CRITICAL_MULTIPLIER: Final = 1.5
CRITICAL_CHANCES: Final = (1 / 24, 1 / 8, 1 / 2, 1.0)
"""By critical-hit stage: 0, +1, +2, +3 and above."""
BURN: Final = 0.5
SCREEN: Final = 0.5
ROLLS: Final = np.arange(85, 101)
"""The sixteen random factors, in percent, equally likely."""

_FIXED_POINT: Final = 4096
_SIXTEEN_BITS: Final = 0xFFFF


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


def damage_rolls(attacks: Attacks, *, critical: NDArray[np.bool_] | bool) -> NDArray[np.int64]:
    """Return the (n, 16) damages in points of HP, weakest roll first; all 0 where the move has no effect."""
    is_critical = np.broadcast_to(np.asarray(critical), attacks.level.shape)
    damage = base_damage(attacks, critical=is_critical) + 2
    damage = np.where(is_critical, (damage * CRITICAL_MULTIPLIER).astype(np.int64), damage)
    damage = damage[:, None] * ROLLS // 100
    damage = _where(attacks.stab, modify(damage, STAB), damage)
    damage = _apply_effectiveness(damage, attacks.effectiveness)
    damage = _where(attacks.halved_by_burn, modify(damage, BURN), damage)
    # A critical hit goes through Reflect and Light Screen.
    damage = _where(attacks.screened & ~is_critical, modify(damage, SCREEN), damage)
    # Whatever hits takes at least 1 HP; only then is the number cut to sixteen bits.
    damage = np.where(damage == 0, 1, damage & _SIXTEEN_BITS)
    return _where(attacks.effectiveness == 0, np.zeros_like(damage), damage)


def base_damage(attacks: Attacks, *, critical: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the (n,) damage before any multiplier, without the final + 2."""
    # A critical hit ignores what lowers the attack and what raises the defence.
    attack_stage = np.where(critical, np.maximum(attacks.attack_stage, 0), attacks.attack_stage)
    defence_stage = np.where(critical, np.minimum(attacks.defence_stage, 0), attacks.defence_stage)
    attack = staged(attacks.attack, attack_stage)
    defence = staged(attacks.defence, defence_stage)
    return (2 * attacks.level // 5 + 2) * attacks.power * attack // defence // 50


def staged(points: NDArray[np.int64], stage: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return a statistic after its stages: ×1.5 at +1, ×2 at +2, ... and the inverse below."""
    raised = points * (2 + np.maximum(stage, 0)) // 2
    return np.asarray(np.where(stage >= 0, raised, points * 2 // (2 - np.minimum(stage, 0))))


def modify(damage: NDArray[np.int64], factor: float) -> NDArray[np.int64]:
    """Multiply as the game does, in 4096ths, where a half rounds down."""
    return (damage * int(factor * _FIXED_POINT) + _FIXED_POINT // 2 - 1) // _FIXED_POINT


def critical_chance(stage: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the (n,) chance that a hit is critical, by the move's critical-hit stage."""
    return np.asarray(CRITICAL_CHANCES)[np.clip(stage, 0, len(CRITICAL_CHANCES) - 1)]


def _apply_effectiveness(damage: NDArray[np.int64], effectiveness: NDArray[np.float64]) -> NDArray[np.int64]:
    doubled = damage * np.maximum(effectiveness, 1).astype(np.int64)[:, None]
    # Each resisting type halves in its own step, but two truncated halves are the truncated quarter.
    halvings = np.where(effectiveness == 0.25, 2, np.where(effectiveness == 0.5, 1, 0))  # noqa: PLR2004
    return np.asarray(doubled >> halvings[:, None])


def _where(rows: NDArray[np.bool_], yes: NDArray[np.int64], no: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.where(rows[:, None], yes, no)
