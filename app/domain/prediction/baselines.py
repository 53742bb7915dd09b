"""What the model has to beat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants, Duels
    from app.domain.battle.tables import BattleTables


def majority(_: BattleTables, duels: Duels) -> NDArray[np.float64]:
    """Neither side of a pair is named first for a reason, so the best constant is one half."""
    return np.full(len(duels), 0.5)


def total_base_stats(tables: BattleTables, duels: Duels) -> NDArray[np.float64]:
    """Back the greater sum of base statistics."""
    a, b = (tables.base_stats[side.pokemon].sum(axis=1) for side in (duels.a, duels.b))
    return np.asarray(0.5 + 0.5 * np.sign(a - b))


def turns_to_ko(tables: BattleTables, duels: Duels) -> NDArray[np.float64]:
    """Back whoever KOs in fewer turns by a formula on base statistics, and the faster where that is equal."""
    a, b = _turns(tables, duels.a, duels.b), _turns(tables, duels.b, duels.a)
    faster = np.sign(tables.base_stats[duels.a.pokemon, 5] - tables.base_stats[duels.b.pokemon, 5])
    return 0.5 + 0.5 * np.where(a == b, faster, np.sign(b - a))


BASELINES = {"majority": majority, "total_base_stats": total_base_stats, "turns_to_ko": turns_to_ko}


def _turns(tables: BattleTables, own: Combatants, foe: Combatants) -> NDArray[np.float64]:
    damage = np.maximum(rough_damages(tables, own, foe), 0.1)
    return np.asarray(np.ceil(tables.base_stats[foe.pokemon, 0] / damage))


def rough_damages(tables: BattleTables, own: Combatants, foe: Combatants) -> NDArray[np.float64]:
    """Return (n,) what a use takes on average by a formula on base statistics, misses counted."""
    physical = tables.move_is_physical[own.move]
    own_base, foe_base = tables.base_stats[own.pokemon], tables.base_stats[foe.pokemon]
    attack = np.where(physical, own_base[:, 1], own_base[:, 3])
    defence = np.where(physical, foe_base[:, 2], foe_base[:, 4])
    stab = np.where(tables.has_type_of(own.pokemon, own.move), 1.5, 1.0)
    effectiveness = tables.effectiveness(own.move, foe.pokemon)
    damage = (22 * tables.move_power[own.move] * attack / defence / 50 + 2) * stab * effectiveness
    return np.asarray(damage * tables.move_accuracy[own.move])
