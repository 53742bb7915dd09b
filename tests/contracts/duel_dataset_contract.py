from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.application.ports.duel_dataset import DatasetPlan, UnusableDatasetError
from app.domain.battle.duels import Duels
from app.domain.battle.lineup import call_out
from app.domain.battle.outcome import Tallies
from app.domain.prediction.draws import DRAWS
from app.domain.prediction.labelled import LabelledDuels
from app.domain.prediction.splits import folds
from tests.contracts.pokedex_variants import excerpt, reversed_order
from tests.random_combatants import damaging_moves, random_combatants

if TYPE_CHECKING:
    from app.application.ports.duel_dataset import DuelDataset
    from app.domain.battle.duels import Combatants
    from app.domain.pokedex.pokedex import Pokedex

PLAN = DatasetPlan(
    duels=50,
    battles=7,
    held_out_battles=11,
    seed=3,
    part_size=20,
    mixture="lessons",
    rules_version="odd-2+avs",
    draws_version="1-fake",
)
OTHER_PLANS = {
    "duels": replace(PLAN, duels=51),
    "battles": replace(PLAN, battles=8),
    "held-out battles": replace(PLAN, held_out_battles=12),
    "seed": replace(PLAN, seed=4),
    "part size": replace(PLAN, part_size=21),
    "mixture": replace(PLAN, mixture="exam"),
    "rules": replace(PLAN, rules_version="odd-3"),
    "draws": replace(PLAN, draws_version="2-fake"),
}


def odd_labelled(pokedex: Pokedex, count: int, *, seed: int = 1) -> LabelledDuels:
    """Return duels of which hardly any two numbers are alike, and few are a default."""
    dice = np.random.default_rng(seed)

    def side() -> Combatants:
        pokemon = dice.integers(0, len(pokedex.pokemon), count)
        return random_combatants(pokedex, dice, pokemon=pokemon, move=dice.choice(damaging_moves(pokedex), count))

    a_wins, b_wins, ties, turns = dice.integers(1, [[40], [40], [5], [70_000]], (4, count))
    tallies = Tallies(a_wins=a_wins, b_wins=b_wins, ties=ties, turns=turns)
    return LabelledDuels(duels=Duels(a=side(), b=side()), tallies=tallies, kind=dice.choice(DRAWS, count))


def keep_all_parts(dataset: DuelDataset, plan: DatasetPlan, labelled: LabelledDuels, pokedex: Pokedex) -> None:
    for number in range(plan.parts):
        rows = slice(number * plan.part_size, (number + 1) * plan.part_size)
        dataset.keep_part(plan, number, labelled.take(rows), pokedex)


def in_words(labelled: LabelledDuels, pokedex: Pokedex) -> list[object]:
    """Return every fact of every duel, with names in place of positions."""
    tallies = labelled.tallies
    return [
        (
            call_out(pokedex, labelled.duels.a, row),
            call_out(pokedex, labelled.duels.b, row),
            *(int(column[row]) for column in (tallies.a_wins, tallies.b_wins, tallies.ties, tallies.turns)),
            str(labelled.kind[row]),
        )
        for row in range(len(labelled))
    ]


class DuelDatasetContract:
    """A test class inherits this and gives a fixture `dataset` that nothing was kept in."""

    @pytest.fixture
    def labelled(self, pokedex: Pokedex) -> LabelledDuels:
        return odd_labelled(pokedex, PLAN.duels)

    def test_before_the_first_is_built_it_says_what_to_do(self, dataset: DuelDataset, pokedex: Pokedex) -> None:
        with pytest.raises(UnusableDatasetError, match="learn dataset"):
            dataset.manifest()
        with pytest.raises(UnusableDatasetError, match="learn dataset"):
            dataset.load(pokedex)

    def test_the_duels_come_back_as_they_were(
        self, dataset: DuelDataset, labelled: LabelledDuels, pokedex: Pokedex
    ) -> None:
        keep_all_parts(dataset, PLAN, labelled, pokedex)
        dataset.seal(PLAN, pokedex)
        loaded = dataset.load(pokedex)

        assert in_words(loaded, pokedex) == in_words(labelled, pokedex)
        assert loaded.tallies.turns.dtype == loaded.duels.a.level.dtype == loaded.duels.b.avs.dtype == np.int64

    def test_the_order_is_that_of_the_parts_whichever_was_finished_first(
        self, dataset: DuelDataset, labelled: LabelledDuels, pokedex: Pokedex
    ) -> None:
        for number in (2, 0, 1):
            dataset.keep_part(PLAN, number, labelled.take(slice(number * 20, number * 20 + 20)), pokedex)
        dataset.seal(PLAN, pokedex)

        assert in_words(dataset.load(pokedex), pokedex) == in_words(labelled, pokedex)

    def test_the_names_count_and_not_their_places_in_the_pokedex(
        self, dataset: DuelDataset, labelled: LabelledDuels, pokedex: Pokedex
    ) -> None:
        keep_all_parts(dataset, PLAN, labelled, pokedex)
        dataset.seal(PLAN, pokedex)
        other = reversed_order(pokedex)

        assert in_words(dataset.load(other), other) == in_words(labelled, pokedex)

    def test_a_pokedex_that_lacks_a_name_is_refused(
        self, dataset: DuelDataset, labelled: LabelledDuels, pokedex: Pokedex
    ) -> None:
        keep_all_parts(dataset, PLAN, labelled, pokedex)
        dataset.seal(PLAN, pokedex)
        with pytest.raises(UnusableDatasetError, match=r"the Pokédex does not have '[a-z0-9-]+'"):
            dataset.load(excerpt(pokedex))

    def test_a_part_is_there_once_it_is_kept(
        self, dataset: DuelDataset, labelled: LabelledDuels, pokedex: Pokedex
    ) -> None:
        assert not dataset.has_part(PLAN, 1)
        dataset.keep_part(PLAN, 1, labelled.take(slice(20, 40)), pokedex)

        assert [dataset.has_part(PLAN, number) for number in range(3)] == [False, True, False]

    @pytest.mark.parametrize("other", OTHER_PLANS.values(), ids=OTHER_PLANS.keys())
    def test_another_plan_does_not_see_the_part(
        self, dataset: DuelDataset, labelled: LabelledDuels, pokedex: Pokedex, other: DatasetPlan
    ) -> None:
        dataset.keep_part(PLAN, 0, labelled.take(slice(0, 20)), pokedex)

        assert not dataset.has_part(other, 0)

    def test_the_parts_are_used_up_by_the_finished_dataset(
        self, dataset: DuelDataset, labelled: LabelledDuels, pokedex: Pokedex
    ) -> None:
        keep_all_parts(dataset, PLAN, labelled, pokedex)
        dataset.seal(PLAN, pokedex)

        assert not any(dataset.has_part(PLAN, number) for number in range(3))

    def test_the_manifest_counts_what_is_there(
        self, dataset: DuelDataset, labelled: LabelledDuels, pokedex: Pokedex
    ) -> None:
        keep_all_parts(dataset, PLAN, labelled, pokedex)
        manifest = dataset.seal(PLAN, pokedex)

        assert manifest == dataset.manifest()
        assert manifest.plan == PLAN
        assert manifest.duels_by_kind == Counter(labelled.kind.tolist())
        assert manifest.duels_by_fold == Counter(folds(pokedex, labelled.duels).tolist())
        assert manifest.battles == labelled.tallies.battles.sum()

    def test_the_checksum_tells_datasets_apart(self, dataset: DuelDataset, pokedex: Pokedex) -> None:
        checksums = []
        for seed in (1, 1, 2):
            keep_all_parts(dataset, PLAN, odd_labelled(pokedex, PLAN.duels, seed=seed), pokedex)
            checksums.append(dataset.seal(PLAN, pokedex).checksum)

        assert checksums[0] == checksums[1] != checksums[2]

    def test_a_build_that_was_interrupted_leaves_the_dataset_before_it(
        self, dataset: DuelDataset, labelled: LabelledDuels, pokedex: Pokedex
    ) -> None:
        keep_all_parts(dataset, PLAN, labelled, pokedex)
        manifest = dataset.seal(PLAN, pokedex)
        dataset.keep_part(OTHER_PLANS["seed"], 0, odd_labelled(pokedex, 20, seed=2), pokedex)

        assert dataset.manifest() == manifest
        assert in_words(dataset.load(pokedex), pokedex) == in_words(labelled, pokedex)

    def test_a_finished_dataset_takes_the_place_of_the_one_before(
        self, dataset: DuelDataset, labelled: LabelledDuels, pokedex: Pokedex
    ) -> None:
        keep_all_parts(dataset, PLAN, labelled, pokedex)
        dataset.seal(PLAN, pokedex)
        plan, second = replace(PLAN, duels=5), odd_labelled(pokedex, 5, seed=2)
        keep_all_parts(dataset, plan, second, pokedex)
        dataset.seal(plan, pokedex)

        assert dataset.manifest().plan == plan
        assert in_words(dataset.load(pokedex), pokedex) == in_words(second, pokedex)
