from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np

from app.domain.battle.effect_columns import EffectColumns
from app.domain.battle.engine.matchup import IMMUNITIES
from app.domain.battle.engine.moves import move_records
from app.domain.battle.engine.statistics import actual_stats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from app.domain.battle.duels import Lineup
    from app.domain.pokedex.pokedex import Pokedex

NO_TYPE = -1


class TableColumns(NamedTuple):
    """What the engine's records are written from, in the form that compiled rules read."""

    base_stats: NDArray[np.int64]
    weight_hg: NDArray[np.int64]
    pokemon_types: NDArray[np.int64]
    immunities: NDArray[np.bool_]
    nature_percent: NDArray[np.int64]
    chart: NDArray[np.float64]
    move_type: NDArray[np.int64]
    move_power: NDArray[np.int64]
    power_by_weight: NDArray[np.bool_]
    power_by_friendship: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class BattleTables:
    """The facts of the Pokédex that battle arithmetic needs, as arrays; rows follow the order of the Pokédex."""

    effects: EffectColumns
    type_positions: Mapping[str, int]
    base_stats: NDArray[np.int64]  # (pokemon, 6)
    weight_hg: NDArray[np.int64]  # (pokemon,)
    pokemon_types: NDArray[np.int64]  # (pokemon, 2); NO_TYPE where there is no second
    immunities: NDArray[np.bool_]  # (pokemon, 6), in the order of `IMMUNITIES`
    nature_percent: NDArray[np.int64]  # (natures, 6)
    chart: NDArray[np.float64]  # (types + 1, types + 1); the last row and column, for NO_TYPE, are 1
    move_type: NDArray[np.int64]  # (moves,)
    move_power: NDArray[np.int64]  # (moves,); 0 where the move has none of its own
    power_by_weight: NDArray[np.bool_]  # (moves,) Low Kick
    power_by_friendship: NDArray[np.bool_]  # (moves,)
    move_accuracy: NDArray[np.float64]  # (moves,) 0-1; 1 where the move cannot miss
    move_is_physical: NDArray[np.bool_]  # (moves,)
    move_critical_stage: NDArray[np.int64]  # (moves,)
    move_pp: NDArray[np.int64]  # (moves,) with every PP Up
    move_records: NDArray[Any]  # (moves,) MOVE, as the engine plays them

    @classmethod
    def of(cls, pokedex: Pokedex) -> Self:
        types = {one.slug: position for position, one in enumerate(pokedex.types)}
        moves = pokedex.moves
        effects = EffectColumns(moves)
        return cls(
            effects=effects,
            type_positions=types,
            base_stats=np.array([one.base_stats.as_tuple() for one in pokedex.pokemon]),
            weight_hg=np.array([one.weight_hg for one in pokedex.pokemon]),
            pokemon_types=np.array([_type_pair(one.types, types) for one in pokedex.pokemon]),
            immunities=np.array([_immunities(one.types) for one in pokedex.pokemon]),
            nature_percent=np.array([one.percents for one in pokedex.natures]),
            chart=_chart(pokedex, types),
            move_type=np.array([types[one.type] for one in moves]),
            move_power=np.array([one.power or 0 for one in moves]),
            power_by_weight=effects.present("power-by-weight"),
            power_by_friendship=effects.present("power-by-friendship"),
            move_accuracy=np.array([1.0 if one.accuracy is None else one.accuracy / 100 for one in moves]),
            move_is_physical=np.array([one.category == "physical" for one in moves]),
            move_critical_stage=np.array([one.critical_stage for one in moves]),
            move_pp=np.array([one.pp * 8 // 5 for one in moves]),
            move_records=move_records(moves),
        )

    @property
    def columns(self) -> TableColumns:
        return TableColumns(
            base_stats=self.base_stats,
            weight_hg=self.weight_hg,
            pokemon_types=self.pokemon_types,
            immunities=self.immunities,
            nature_percent=self.nature_percent,
            chart=self.chart,
            move_type=self.move_type,
            move_power=self.move_power,
            power_by_weight=self.power_by_weight,
            power_by_friendship=self.power_by_friendship,
        )

    def stats(self, lineup: Lineup) -> NDArray[np.int64]:
        """Return the (n, 6) actual statistics."""
        return actual_stats(
            self.base_stats[lineup.pokemon],
            level=lineup.level,
            ivs=lineup.ivs,
            avs=lineup.avs,
            nature_percent=self.nature_percent[lineup.nature],
            friendship=lineup.friendship,
        )

    def effectiveness(self, move: NDArray[np.int64], defender: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return 0, 1/4, 1/2, 1, 2 or 4 for each move against each Pokémon, both (n,) positions."""
        types = self.pokemon_types[defender]
        attacking = self.move_type[move]
        product: NDArray[np.float64] = self.chart[attacking, types[:, 0]] * self.chart[attacking, types[:, 1]]
        return product

    def has_type_of(self, pokemon: NDArray[np.int64], move: NDArray[np.int64]) -> NDArray[np.bool_]:
        return np.asarray((self.pokemon_types[pokemon] == self.move_type[move][:, None]).any(axis=1))


_latest: list[tuple[Pokedex, BattleTables]] = []


def tables_of(pokedex: Pokedex) -> BattleTables:
    """Return the tables of this very Pokédex, made once for as long as it is the one that is asked for."""
    for known, tables in _latest:
        if known is pokedex:
            return tables
    tables = BattleTables.of(pokedex)
    _latest[:] = [(pokedex, tables)]
    return tables


def _type_pair(slugs: tuple[str, ...], types: dict[str, int]) -> tuple[int, int]:
    first, *rest = (types[slug] for slug in slugs)
    return first, rest[0] if rest else NO_TYPE


def _immunities(types: tuple[str, ...]) -> list[bool]:
    return [any(one in types for one in immune) for immune in IMMUNITIES]


def _chart(pokedex: Pokedex, types: dict[str, int]) -> NDArray[np.float64]:
    chart = np.ones((len(types) + 1, len(types) + 1))
    for (attacking, defending), multiplier in pokedex.type_chart.multipliers.items():
        chart[types[attacking], types[defending]] = multiplier
    return chart
