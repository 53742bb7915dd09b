from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels

if TYPE_CHECKING:
    from app.application.ports.battle_simulator import BattleSimulator
    from app.domain.battle.duels import Duels
    from app.domain.battle.outcome import Tallies
    from app.domain.pokedex.pokedex import Pokedex

PAIRS = (
    ("pikachu", "thunderbolt", "gyarados", "waterfall"),
    ("snorlax", "body-slam", "machamp", "superpower"),
    ("tauros", "take-down", "tauros", "take-down"),
    ("gengar", "shadow-ball", "alakazam", "psychic"),
    ("golem", "explosion", "cloyster", "ice-beam"),
    ("jolteon", "pin-missile", "exeggutor", "mega-drain"),
    ("kangaskhan", "fake-out", "kingler", "crabhammer"),
)


def some_duels(pokedex: Pokedex) -> Duels:
    fighters = [(Combatant(pokemon=a, move=x), Combatant(pokemon=b, move=y)) for a, x, b, y in PAIRS]
    return line_up_duels(pokedex, fighters)


def as_columns(tallies: Tallies) -> list[list[int]]:
    columns = (tallies.a_wins, tallies.b_wins, tallies.ties, tallies.turns)
    return [column.tolist() for column in columns]


class BattleSimulatorContract:
    """A subclass gives the fixture `simulator`."""

    @pytest.fixture
    def duels(self, pokedex: Pokedex) -> Duels:
        return some_duels(pokedex)

    def test_its_rules_have_a_name(self, simulator: BattleSimulator) -> None:
        assert simulator.rules_version
        assert simulator.rules_version == simulator.rules_version.strip()

    def test_each_duel_is_played_so_often(self, simulator: BattleSimulator, duels: Duels) -> None:
        tallies = simulator.simulate(duels, battles=30, seed=1)
        columns = (tallies.a_wins, tallies.b_wins, tallies.ties, tallies.turns)
        assert all(column.shape == (len(duels),) and column.dtype == np.int64 for column in columns)
        assert tallies.battles.tolist() == [30] * len(duels)
        assert all((column >= 0).all() for column in columns)
        assert (tallies.turns >= 30).all()

    def test_no_duels_give_no_tallies(self, simulator: BattleSimulator, duels: Duels) -> None:
        assert len(simulator.simulate(duels.take(slice(0, 0)), battles=30, seed=1)) == 0

    def test_the_same_seed_gives_the_same_tallies(self, simulator: BattleSimulator, duels: Duels) -> None:
        first, second = (simulator.simulate(duels, battles=50, seed=7) for _ in range(2))
        assert as_columns(first) == as_columns(second)

    def test_another_seed_gives_other_tallies(self, simulator: BattleSimulator, duels: Duels) -> None:
        first, second = (simulator.simulate(duels, battles=200, seed=seed) for seed in (7, 8))
        assert as_columns(first) != as_columns(second)

    def test_the_progress_rises_to_all(self, simulator: BattleSimulator, duels: Duels) -> None:
        told: list[int] = []
        simulator.simulate(duels, battles=5, seed=1, on_progress=told.append)
        assert told == sorted(set(told))
        assert told[-1] == len(duels)

    def test_swapped_duels_are_mirrored(self, simulator: BattleSimulator, duels: Duels) -> None:
        battles = 2000
        there = simulator.simulate(duels, battles=battles, seed=3).win_share
        back = simulator.simulate(duels.swapped(), battles=battles, seed=4).win_share
        # Five standard errors of the difference of two shares of at most 1/2 each.
        np.testing.assert_allclose(there, 1 - back, atol=5 * np.sqrt(2 * 0.25 / battles))

    def test_it_starts_again_after_closing(self, simulator: BattleSimulator, duels: Duels) -> None:
        before = simulator.simulate(duels, battles=10, seed=1)
        simulator.close()
        simulator.close()
        assert as_columns(simulator.simulate(duels, battles=10, seed=1)) == as_columns(before)
        simulator.close()
