from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.duels import Duels
from app.domain.prediction.draws import LESSONS, MIXTURES, draw
from tests.random_combatants import damaging_moves, random_combatants

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture(scope="session")
def drawn(pokedex: Pokedex) -> Duels:
    """Duels as the model learns from them."""
    duels, _ = draw(pokedex, MIXTURES[LESSONS], 1500, np.random.default_rng(42))
    return duels


@pytest.fixture(scope="session")
def wild(pokedex: Pokedex) -> Duels:
    """Duels of anyone with any move against anyone: every damaging move against every damaging move, nearly."""
    dice = np.random.default_rng(7)
    moves = np.tile(damaging_moves(pokedex), 10)
    users, foes = dice.integers(0, len(pokedex.pokemon), (2, len(moves)))
    return Duels(
        a=random_combatants(pokedex, dice, pokemon=users, move=moves),
        b=random_combatants(pokedex, dice, pokemon=foes, move=dice.permutation(moves)),
    )
