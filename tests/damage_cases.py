"""Random uses of moves, to be worked out both by our formula and by the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.conditions import Conditions
from app.domain.battle.engine.records import Fixed
from app.domain.battle.strike import strikes
from app.domain.battle.tables import tables_of
from tests.random_combatants import random_combatants

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.simulation.showdown_oracle import ShowdownOracle


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageCases:
    attackers: Combatants
    defenders: Combatants
    critical: NDArray[np.bool_]  # (n,)
    conditions: Conditions

    @classmethod
    def random(cls, pokedex: Pokedex, *, count: int, seed: int) -> DamageCases:
        """Take every move that follows the formula in turn, whoever uses it, in any condition."""
        dice = np.random.default_rng(seed)
        moves = np.resize(np.flatnonzero(follows_formula(tables_of(pokedex))), count)
        users, foes = dice.integers(0, len(pokedex.pokemon), (2, count))
        return cls(
            attackers=random_combatants(pokedex, dice, pokemon=users, move=moves),
            defenders=random_combatants(pokedex, dice, pokemon=foes, move=moves),
            critical=dice.random(count) < 1 / 3,
            conditions=_random_conditions(dice, count),
        )

    def ours(self, tables: BattleTables) -> NDArray[np.int64]:
        """Return the (n, 16) damages of a hit by our rules."""
        found = strikes(tables, self.attackers, self.defenders, self.conditions)
        return np.where(self.critical[:, None], found.critical_rolls, found.rolls)[:, :16]

    def theirs(self, oracle: ShowdownOracle) -> NDArray[np.int64]:
        """Return the (n, 16) damages by the engine."""
        return oracle.damage(self.attackers, self.defenders, self.critical, self.conditions)


def follows_formula(tables: BattleTables) -> NDArray[np.bool_]:
    """Say of each move whether it damages, and by the formula."""
    moves = tables.move_records
    return np.asarray((moves["max_hits"] > 0) & (moves["fixed"] == Fixed.FORMULA) & ~moves["bides"])


def _random_conditions(dice: np.random.Generator, count: int) -> Conditions:
    attack_stage, defence_stage = dice.integers(-6, 7, (2, count)) * dice.integers(0, 2, (2, count))
    burned, screened = dice.random((2, count)) < 1 / 4
    return Conditions(attack_stage=attack_stage, defence_stage=defence_stage, burned=burned, screened=screened)
