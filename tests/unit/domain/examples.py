"""Hits and sides of a duel that a test can vary one fact at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.battle.combatant import Combatant
from app.domain.battle.engine.damage_of_a_hit import base_of_a_hit, damage_of_a_roll
from app.domain.battle.engine.records import FIGHTER, MOVE, Status, record
from app.domain.battle.lineup import line_up

if TYPE_CHECKING:
    from app.domain.battle.duels import Combatants
    from app.domain.pokedex.pokedex import Pokedex

_PLAIN: dict[str, Any] = {
    "level": 50,
    "power": 100,
    "attack": 100,
    "defence": 100,
    "stab": False,
    "effectiveness": 1.0,
    "attack_stage": 0,
    "defence_stage": 0,
    "burned": False,
    "screened": False,
}


def rolls_of_a_hit(*, critical: bool = False, **facts: Any) -> list[int]:
    """Return the sixteen damages of a physical hit: 44 points before the + 2, so 46 with the best roll."""
    of = _PLAIN | facts
    user = record(
        FIGHTER,
        {
            "level": of["level"],
            "attack": of["attack"],
            "attack_stage": of["attack_stage"],
            "status": Status.BURN if of["burned"] else Status.NONE,
        },
    )
    foe = record(
        FIGHTER,
        {"defence": of["defence"], "defence_stage": of["defence_stage"], "reflect_turns": 5 * of["screened"]},
    )
    doublings = int(np.log2(of["effectiveness"]))
    move = record(MOVE, {"power": of["power"], "physical": True, "stab": of["stab"], "doublings": doublings})
    base = base_of_a_hit(user, foe, move, critical)
    return [int(damage_of_a_roll(user, foe, move, base, critical, roll)) for roll in range(85, 101)]


def one(pokedex: Pokedex, pokemon: str, move: str, **facts: Any) -> Combatants:
    """Return a side of one duel."""
    return line_up(pokedex, [Combatant(pokemon=pokemon, move=move, **facts)])
