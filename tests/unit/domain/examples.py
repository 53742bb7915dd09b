"""Attacks and sides of a duel that a test can vary one fact at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.battle.combatant import Combatant
from app.domain.battle.damage import Attacks
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
    "halved_by_burn": False,
    "screened": False,
}


def attack(**facts: Any) -> Attacks:
    """Return one attack: 44 points before the + 2, so 46 with the best roll."""
    return attacks_of([facts])


def attacks_of(rows: list[dict[str, Any]]) -> Attacks:
    """Return one attack for each row; what a row does not say is as in `attack`."""
    full = [_PLAIN | row for row in rows]
    return Attacks(**{name: np.array([row[name] for row in full]) for name in _PLAIN})


def one(pokedex: Pokedex, pokemon: str, move: str, **facts: Any) -> Combatants:
    """Return a side of one duel."""
    return line_up(pokedex, [Combatant(pokemon=pokemon, move=move, **facts)])
