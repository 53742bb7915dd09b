from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.combatant import Combatant
from app.domain.battle.duels import Combatants, Duels
from app.domain.battle.lineup import call_out, line_up, line_up_duels

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

ODD = Combatant(
    pokemon="gyarados",
    move="waterfall",
    level=73,
    nature="jolly",
    friendship=201,
    ivs=(1, 2, 3, 4, 5, 6),
    avs=(10, 20, 30, 40, 50, 60),
)
PLAIN = Combatant(pokemon="pikachu", move="thunderbolt")


def columns(side: Combatants) -> dict[str, list[object]]:
    return {field.name: getattr(side, field.name).tolist() for field in fields(side)}


def test_a_line_up_holds_positions_and_numbers(pokedex: Pokedex) -> None:
    side = line_up(pokedex, [ODD, PLAIN])
    assert [pokedex.pokemon[at].slug for at in side.pokemon] == ["gyarados", "pikachu"]
    assert [pokedex.moves[at].slug for at in side.move] == ["waterfall", "thunderbolt"]
    assert [pokedex.natures[at].slug for at in side.nature] == ["jolly", "hardy"]
    assert side.level.tolist() == [73, 50]
    assert side.friendship.tolist() == [201, 70]
    assert side.ivs.tolist() == [[1, 2, 3, 4, 5, 6], [31] * 6]
    assert side.avs.tolist() == [[10, 20, 30, 40, 50, 60], [0] * 6]


def test_who_is_lined_up_can_be_called_out(pokedex: Pokedex) -> None:
    side = line_up(pokedex, [ODD, PLAIN])
    assert [call_out(pokedex, side, row) for row in range(2)] == [ODD, PLAIN]


def test_nobody_makes_an_empty_line_up(pokedex: Pokedex) -> None:
    duels = line_up_duels(pokedex, [])
    assert len(duels) == 0
    assert duels.a.ivs.shape == duels.b.avs.shape == (0, 6)


def test_a_duel_has_two_sides_that_may_be_swapped(pokedex: Pokedex) -> None:
    duels = line_up_duels(pokedex, [(ODD, PLAIN)])
    assert call_out(pokedex, duels.a, 0) == ODD
    assert call_out(pokedex, duels.swapped().a, 0) == PLAIN
    assert columns(duels.swapped().swapped().b) == columns(duels.b)


def test_rows_taken_and_put_together_again_are_the_same(pokedex: Pokedex) -> None:
    duels = line_up_duels(pokedex, [(ODD, PLAIN), (PLAIN, ODD), (ODD, ODD)])
    again = Duels.concatenate([duels.take(slice(0, 1)), duels.take(np.array([1, 2]))])
    assert len(again) == 3
    assert columns(again.a) == columns(duels.a)
    assert columns(again.b) == columns(duels.b)
    assert call_out(pokedex, duels.take(np.array([1, 0])).a, 0) == PLAIN
