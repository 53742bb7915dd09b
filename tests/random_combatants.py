"""Random combatants that cover what the game allows, and what it does not teach: any Pokémon with any move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.duels import Combatants

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.pokedex.pokedex import Pokedex


def random_combatants(
    pokedex: Pokedex, dice: np.random.Generator, *, pokemon: NDArray[np.int64], move: NDArray[np.int64]
) -> Combatants:
    """Draw the rest: levels, natures, friendship, IVs and AVs; half of the AVs are 0."""
    n = len(pokemon)
    return Combatants(
        pokemon=pokemon,
        move=move,
        level=dice.integers(1, 101, n),
        nature=dice.integers(0, len(pokedex.natures), n),
        friendship=dice.integers(0, 256, n),
        ivs=dice.integers(0, 32, (n, 6)),
        avs=dice.integers(0, 201, (n, 6)) * dice.integers(0, 2, (n, 6)),
    )


def damaging_moves(pokedex: Pokedex) -> NDArray[np.int64]:
    """Return the positions of all moves that damage."""
    return np.array([at for at, one in enumerate(pokedex.moves) if one.is_damaging])
