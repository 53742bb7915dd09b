from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.combatant import (
    BEST_IVS,
    DEFAULT_FRIENDSHIP,
    DEFAULT_LEVEL,
    DEFAULT_NATURE,
    NO_AVS,
    Combatant,
    Spread,
)
from app.domain.battle.duels import Combatants, Duels, Lineup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from app.domain.battle.combatant import TrainedPokemon
    from app.domain.pokedex.pokedex import Pokedex


def line_up(pokedex: Pokedex, combatants: Sequence[Combatant]) -> Combatants:
    """Turn n combatants into arrays of length n."""
    move = _whole(pokedex.move_positions[one.move] for one in combatants)
    return Combatants(**line_up_trained(pokedex, combatants).columns._asdict(), move=move)


def line_up_trained(pokedex: Pokedex, trained: Sequence[TrainedPokemon]) -> Lineup:
    """Turn n Pokémon, whatever they fight with, into arrays of length n."""
    return Lineup(
        pokemon=_whole(pokedex.pokemon_positions[one.pokemon] for one in trained),
        level=_whole(one.level for one in trained),
        nature=_whole(pokedex.nature_positions[one.nature] for one in trained),
        friendship=_whole(one.friendship for one in trained),
        ivs=np.array([one.ivs for one in trained], dtype=np.int64).reshape(-1, 6),
        avs=np.array([one.avs for one in trained], dtype=np.int64).reshape(-1, 6),
    )


def line_up_duels(pokedex: Pokedex, pairs: Sequence[tuple[Combatant, Combatant]]) -> Duels:
    return Duels(a=line_up(pokedex, [a for a, _ in pairs]), b=line_up(pokedex, [b for _, b in pairs]))


def untrained(pokedex: Pokedex, pokemon: NDArray[np.int64], move: NDArray[np.int64]) -> Combatants:
    """Line up these n Pokémon and moves, both positions, with everything else as it is where nothing is said."""
    count = len(pokemon)
    return Combatants(
        pokemon=pokemon,
        move=move,
        level=np.full(count, DEFAULT_LEVEL),
        nature=np.full(count, pokedex.nature_positions[DEFAULT_NATURE]),
        friendship=np.full(count, DEFAULT_FRIENDSHIP),
        ivs=np.tile(BEST_IVS, (count, 1)),
        avs=np.tile(NO_AVS, (count, 1)),
    )


def call_out(pokedex: Pokedex, combatants: Combatants, row: int) -> Combatant:
    """Turn one row of the arrays back into a combatant."""
    return Combatant(
        pokemon=pokedex.pokemon[combatants.pokemon[row]].slug,
        move=pokedex.moves[combatants.move[row]].slug,
        level=int(combatants.level[row]),
        nature=pokedex.natures[combatants.nature[row]].slug,
        friendship=int(combatants.friendship[row]),
        ivs=_spread(combatants.ivs[row]),
        avs=_spread(combatants.avs[row]),
    )


def _whole(values: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(values, dtype=np.int64)


def _spread(values: NDArray[np.int64]) -> Spread:
    hp, attack, defence, special_attack, special_defence, speed = (int(value) for value in values)
    return hp, attack, defence, special_attack, special_defence, speed
