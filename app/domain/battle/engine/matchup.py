"""Duels as the engine's records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.domain.battle.attack import move_power
from app.domain.battle.engine.records import FIGHTER, MOVE, STRUGGLE, record

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants, Duels
    from app.domain.battle.tables import BattleTables

_STATS: Final = ("max_hp", "attack", "defence", "special_attack", "special_defence", "speed")
_STRUGGLE: Final = {"power": 50, "critical_one_in": 24, "min_hits": 1, "max_hits": 1, "physical": 1, "is_struggle": 1}


def fighter_records(tables: BattleTables, own: Combatants, pp: NDArray[np.int32], side: int) -> NDArray[Any]:
    """Return (n,) FIGHTER, fresh for a battle."""
    rows = np.zeros(len(own), FIGHTER)
    rows["side"], rows["level"], rows["pp"] = side, own.level, pp
    for name, column in zip(_STATS, tables.stats(own).T, strict=True):
        rows[name] = column
    rows["hp"] = rows["max_hp"]
    immunities = {
        "cannot_burn": ("fire",),
        "cannot_be_paralysed": ("electric",),
        "cannot_freeze": ("ice",),
        "cannot_be_poisoned": ("poison", "steel"),
        "cannot_be_seeded": ("grass",),
        "immune_to_bide": ("ghost",),
    }
    for name, types in immunities.items():
        rows[name] = tables.has_any_type(own.pokemon, types)
    return rows


def matchups(tables: BattleTables, duels: Duels) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the (n, 2) FIGHTER and (n, 2, 2) MOVE of n duels."""
    pairs = ((duels.a, duels.b), (duels.b, duels.a))
    known = np.zeros((len(duels), 2, 2), MOVE)
    known[:, :, STRUGGLE] = record(MOVE, _STRUGGLE)
    fighters = np.zeros((len(duels), 2), FIGHTER)
    for side, (own, foe) in enumerate(pairs):
        played = tables.move_records[own.move]
        effectiveness = tables.effectiveness(own.move, foe.pokemon)
        played["power"] = move_power(tables, own, foe)
        played["stab"] = tables.has_type_of(own.pokemon, own.move)
        played["no_effect"] = effectiveness == 0
        played["doublings"] = np.log2(np.where(effectiveness == 0, 1, effectiveness))
        known[:, side, 1 - STRUGGLE] = played
        fighters[:, side] = fighter_records(tables, own, played["pp"], side)
    return fighters, known
