from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.battle.lineup import line_up_duels
from app.domain.registry.certain_duels import CERTAIN_DUELS
from app.infrastructure.simulation.compiled_simulator import CompiledSimulator

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


def test_nobody_doubts_who_wins_them(pokedex: Pokedex) -> None:
    duels = line_up_duels(pokedex, CERTAIN_DUELS)
    played = CompiledSimulator(pokedex=pokedex).simulate(duels, battles=2000, seed=1)

    assert played.win_share.tolist() == [1.0] * len(CERTAIN_DUELS)


def test_everybody_in_them_can_learn_the_move(pokedex: Pokedex) -> None:
    sides = [side for pair in CERTAIN_DUELS for side in pair]

    assert all(pokedex.can_learn(one.pokemon, one.move) for one in sides)
