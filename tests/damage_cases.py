"""Random uses of moves, to be worked out both by our formula and by the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.attack import Conditions, attacks, follows_formula
from app.domain.battle.damage import damage_rolls
from tests.random_combatants import random_combatants

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.simulation.showdown_oracle import ShowdownOracle

EXCEPTIONS = {"dream-eater": "it fails unless the target sleeps, and nobody sleeps in a duel of damaging moves"}
"""Moves that follow the formula, but whose use the engine refuses in these cases: it must say 0."""


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
        moves = np.resize(moves_inside_the_formula(pokedex), count)
        users, foes = dice.integers(0, len(pokedex.pokemon), (2, count))
        return cls(
            attackers=random_combatants(pokedex, dice, pokemon=users, move=moves),
            defenders=random_combatants(pokedex, dice, pokemon=foes, move=moves),
            critical=dice.random(count) < 1 / 3,
            conditions=_random_conditions(dice, count),
        )

    def ours(self, pokedex: Pokedex, tables: BattleTables) -> NDArray[np.int64]:
        """Return the (n, 16) damages by our formula, but 0 for the exceptions."""
        uses = attacks(tables, self.attackers, self.defenders, self.conditions)
        rolls = damage_rolls(uses, critical=self.critical)
        refused = np.isin(self.attackers.move, [pokedex.move_positions[slug] for slug in EXCEPTIONS])
        return np.where(refused[:, None], 0, rolls)

    def theirs(self, oracle: ShowdownOracle) -> NDArray[np.int64]:
        """Return the (n, 16) damages by the engine."""
        return oracle.damage(self.attackers, self.defenders, self.critical, self.conditions)


def moves_inside_the_formula(pokedex: Pokedex) -> NDArray[np.int64]:
    return np.array([at for at, one in enumerate(pokedex.moves) if follows_formula(one)])


def _random_conditions(dice: np.random.Generator, count: int) -> Conditions:
    attack_stage, defence_stage = dice.integers(-6, 7, (2, count)) * dice.integers(0, 2, (2, count))
    burned, screened = dice.random((2, count)) < 1 / 4
    return Conditions(attack_stage=attack_stage, defence_stage=defence_stage, burned=burned, screened=screened)
