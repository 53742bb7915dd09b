"""Duels as the engine's records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.domain.battle.engine.records import FIGHTER, MOVE, STRUGGLE, record
from app.domain.battle.engine.statistics import actual_stat
from app.domain.battle.rule import entry, rule

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels, LineupColumns
    from app.domain.battle.engine.records import Fighter, Move
    from app.domain.battle.tables import BattleTables, TableColumns

IMMUNITIES: Final = (
    ("fire",),  # cannot burn
    ("electric",),  # cannot be paralysed
    ("ice",),  # cannot freeze
    ("poison", "steel"),  # cannot be poisoned
    ("grass",),  # cannot be seeded
    ("ghost",),  # immune to Bide
)
_STRUGGLE: Final = np.array(
    [record(MOVE, {"power": 50, "critical_one_in": 24, "min_hits": 1, "max_hits": 1, "physical": 1, "is_struggle": 1})],
    MOVE,
)


def matchups(tables: BattleTables, duels: Duels) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the (n, 2) FIGHTER and (n, 2, 2) MOVE of n duels."""
    fighters, known = np.zeros((len(duels), 2), FIGHTER), np.zeros((len(duels), 2, 2), MOVE)
    a, b = duels.a, duels.b
    _write_matchups(
        tables.columns, tables.move_records, _STRUGGLE, a.columns, b.columns, a.move, b.move, fighters, known
    )
    return fighters, known


@entry
def _write_matchups(
    tables: TableColumns,
    move_records: NDArray[Any],
    struggle: NDArray[Any],
    a: LineupColumns,
    b: LineupColumns,
    move_a: NDArray[np.int64],
    move_b: NDArray[np.int64],
    fighters: NDArray[Any],
    known: NDArray[Any],
) -> None:
    for row in range(len(fighters)):
        for side in range(2):
            own, foe, move = (a, b, move_a[row]) if side == 0 else (b, a, move_b[row])
            require_listed(tables, own, foe, move, row)
            known[row, side, STRUGGLE] = struggle[0]
            known[row, side, 1 - STRUGGLE] = move_records[move]
            meet_foe(known[row, side, 1 - STRUGGLE], tables, move, own, foe, row)
            come_forward(fighters[row, side], tables, own, row, side)
            fighters[row, side].pp = move_records[move].pp


@rule
def require_listed(tables: TableColumns, own: LineupColumns, foe: LineupColumns, move: int, row: int) -> None:
    """Raise `IndexError` where a position is outside the Pokédex: compiled code would read whatever stands there."""
    if move < 0 or move >= len(tables.move_type):
        raise IndexError("the position of a move is outside the Pokédex")
    for lineup in (own, foe):
        if lineup.pokemon[row] < 0 or lineup.pokemon[row] >= len(tables.base_stats):
            raise IndexError("the position of a Pokémon is outside the Pokédex")
        if lineup.nature[row] < 0 or lineup.nature[row] >= len(tables.nature_percent):
            raise IndexError("the position of a nature is outside the Pokédex")


@rule
def come_forward(fighter: Fighter, tables: TableColumns, lineup: LineupColumns, row: int, side: int) -> None:
    """Write who stands in a row of the lineup, fresh for a battle but for its PP."""
    pokemon = lineup.pokemon[row]
    fighter.side = side
    fighter.level = lineup.level[row]
    fighter.max_hp = points_of(tables, lineup, row, 0)
    fighter.attack = points_of(tables, lineup, row, 1)
    fighter.defence = points_of(tables, lineup, row, 2)
    fighter.special_attack = points_of(tables, lineup, row, 3)
    fighter.special_defence = points_of(tables, lineup, row, 4)
    fighter.speed = points_of(tables, lineup, row, 5)
    fighter.hp = fighter.max_hp
    fighter.cannot_burn = tables.immunities[pokemon, 0]
    fighter.cannot_be_paralysed = tables.immunities[pokemon, 1]
    fighter.cannot_freeze = tables.immunities[pokemon, 2]
    fighter.cannot_be_poisoned = tables.immunities[pokemon, 3]
    fighter.cannot_be_seeded = tables.immunities[pokemon, 4]
    fighter.immune_to_bide = tables.immunities[pokemon, 5]


@rule
def points_of(tables: TableColumns, lineup: LineupColumns, row: int, stat: int) -> int:
    return actual_stat(
        stat,
        tables.base_stats[lineup.pokemon[row], stat],
        lineup.level[row],
        lineup.ivs[row, stat],
        lineup.avs[row, stat],
        tables.nature_percent[lineup.nature[row], stat],
        lineup.friendship[row],
    )


@rule
def meet_foe(record: Move, tables: TableColumns, move: int, own: LineupColumns, foe: LineupColumns, row: int) -> None:
    """Write what this user and this foe make of the move."""
    own_types, foe_types = tables.pokemon_types[own.pokemon[row]], tables.pokemon_types[foe.pokemon[row]]
    type_of_move = tables.move_type[move]
    effectiveness = tables.chart[type_of_move, foe_types[0]] * tables.chart[type_of_move, foe_types[1]]
    record.power = power_against(tables, move, own.friendship[row], tables.weight_hg[foe.pokemon[row]])
    record.stab = type_of_move in (own_types[0], own_types[1])
    record.no_effect = effectiveness == 0
    record.doublings = 0 if effectiveness == 0 else int(np.log2(effectiveness))


@rule
def power_against(tables: TableColumns, move: int, friendship: int, weight_hg: int) -> int:
    """Return the power of a move; 0 where the formula does not apply."""
    if tables.power_by_weight[move]:
        return low_kick_power(weight_hg)
    if tables.power_by_friendship[move]:  # Pika Papow and Veevee Volley
        return max(friendship * 10 // 25, 1)
    return int(tables.move_power[move])


@rule
def low_kick_power(weight_hg: int) -> int:
    if weight_hg < 500:
        return 20 if weight_hg < 100 else 40 if weight_hg < 250 else 60
    return 80 if weight_hg < 1000 else 100 if weight_hg < 2000 else 120
