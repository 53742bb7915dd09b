from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.dataset_part import part_of
from app.application.ports.duel_dataset import DatasetPlan
from app.domain.prediction.draws import LESSONS, draws_version
from tests.contracts.duel_dataset_contract import in_words

if TYPE_CHECKING:
    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.part_player import PartPlayer
    from app.domain.pokedex.pokedex import Pokedex


class PartPlayerContract:
    """A subclass gives the fixtures `player`, and `simulator`, which plays the same here."""

    @pytest.fixture
    def plan(self, simulator: BattleSimulator, pokedex: Pokedex) -> DatasetPlan:
        return DatasetPlan(
            duels=70,
            battles=5,
            held_out_battles=9,
            seed=6,
            part_size=20,
            mixture=LESSONS,
            rules_version=simulator.rules_version,
            draws_version=draws_version(pokedex),
        )

    def test_each_part_is_given_once_and_is_what_it_would_be_here(
        self, player: PartPlayer, simulator: BattleSimulator, plan: DatasetPlan, pokedex: Pokedex
    ) -> None:
        played = list(player.play(plan, [0, 2, 3], pokedex))

        assert sorted(number for number, _ in played) == [0, 2, 3]
        for number, part in played:
            here = part_of(plan, number, pokedex, simulator)
            assert len(part) == plan.size_of(number)
            assert in_words(part, pokedex) == in_words(here, pokedex)

    def test_where_nothing_is_missing_nothing_is_played(
        self, player: PartPlayer, plan: DatasetPlan, pokedex: Pokedex
    ) -> None:
        assert list(player.play(plan, [], pokedex)) == []

    def test_who_stops_early_may_ask_again(self, player: PartPlayer, plan: DatasetPlan, pokedex: Pokedex) -> None:
        parts = player.play(plan, range(plan.parts), pokedex)
        first, _ = next(parts)
        parts.close()

        assert [number for number, _ in player.play(plan, [first], pokedex)] == [first]
