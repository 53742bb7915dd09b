from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.slices import NO_EFFECT, by_effect, by_level, by_move, by_species

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex


def duels(pokedex: Pokedex) -> Duels:
    return line_up_duels(
        pokedex,
        [
            (Combatant(pokemon="pikachu", move="thunder-shock"), Combatant(pokemon="eevee", move="tackle")),
            (Combatant(pokemon="eevee", move="tackle"), Combatant(pokemon="onix", move="tackle", level=10)),
            (Combatant(pokemon="raichu-alola", move="absorb", level=99), Combatant(pokemon="raichu", move="tackle")),
        ],
    )


def rows(slices: dict[str, NDArray[np.int64]]) -> dict[str, list[int]]:
    return {name: some.tolist() for name, some in slices.items()}


def test_a_duel_counts_for_both_of_its_moves(pokedex: Pokedex) -> None:
    assert rows(by_move(pokedex, duels(pokedex))) == {"Absorb": [2], "Tackle": [0, 1, 2], "Thunder Shock": [0]}


def test_forms_count_for_their_species(pokedex: Pokedex) -> None:
    assert rows(by_species(pokedex, duels(pokedex))) == {"eevee": [0, 1], "onix": [1], "pikachu": [0], "raichu": [2]}


def test_effects_are_those_of_either_move(pokedex: Pokedex) -> None:
    assert rows(by_effect(pokedex, duels(pokedex))) == {"drain": [2], "paralysis": [0], NO_EFFECT: [1]}


def test_every_duel_has_one_band_of_levels_and_one_gap(pokedex: Pokedex) -> None:
    found = rows(by_level(duels(pokedex)))

    assert found["equal levels"] == [0]
    assert found["levels 16 to 40 apart"] == [1]
    assert found["levels 41 to 99 apart"] == [2]
    assert found["mean level 41 to 60"] == [0]
    assert sorted(row for some in found.values() for row in some) == [0, 0, 1, 1, 2, 2]
