from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.duels import Duels
from app.domain.prediction.baselines import BASELINES, majority, total_base_stats, turns_to_ko
from tests.unit.domain.examples import one

if TYPE_CHECKING:
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex


def test_the_baselines_by_name() -> None:
    assert list(BASELINES.items()) == [
        ("majority", majority),
        ("total_base_stats", total_base_stats),
        ("turns_to_ko", turns_to_ko),
    ]


@pytest.mark.parametrize("name", BASELINES)
def test_the_chances_of_both_sides_make_one(tables: BattleTables, wild: Duels, name: str) -> None:
    there, back = BASELINES[name](tables, wild), BASELINES[name](tables, wild.swapped())
    np.testing.assert_array_equal(there + back, 1)
    assert set(np.unique(there)) <= {0, 0.5, 1}


@pytest.mark.parametrize("name", BASELINES)
def test_a_mirror_is_even(tables: BattleTables, wild: Duels, name: str) -> None:
    assert (BASELINES[name](tables, Duels(a=wild.a, b=wild.a)) == 0.5).all()


def test_the_majority_knows_nothing(tables: BattleTables, drawn: Duels) -> None:
    assert (majority(tables, drawn) == 0.5).all()


@pytest.mark.parametrize(
    ("a", "b", "chance"),
    [("mewtwo", "magikarp", 1), ("caterpie", "mew", 0), ("mew", "mewtwo", 0), ("articuno", "zapdos", 0.5)],
)
def test_the_greater_total_is_backed(pokedex: Pokedex, tables: BattleTables, a: str, b: str, chance: float) -> None:
    duels = Duels(a=one(pokedex, a, "swift"), b=one(pokedex, b, "swift"))
    assert total_base_stats(tables, duels).tolist() == [chance]


@pytest.mark.parametrize(
    ("a", "b", "chance"),
    [
        # One turn against many.
        (("pikachu", "thunderbolt"), ("gyarados", "splash"), 1),
        # No effect at all.
        (("pikachu", "thunderbolt"), ("golem", "earthquake"), 0),
        # As many turns, and Jolteon is the faster.
        (("jolteon", "thunderbolt"), ("gyarados", "earthquake"), 1),
        (("tauros", "take-down"), ("tauros", "take-down"), 0.5),
    ],
)
def test_who_needs_fewer_turns_is_backed(
    pokedex: Pokedex, tables: BattleTables, a: tuple[str, str], b: tuple[str, str], chance: float
) -> None:
    duels = Duels(a=one(pokedex, *a), b=one(pokedex, *b))
    assert turns_to_ko(tables, duels).tolist() == [chance]


def test_level_and_training_do_not_count(pokedex: Pokedex, tables: BattleTables) -> None:
    weak, strong = (one(pokedex, "pikachu", "thunderbolt", level=level) for level in (1, 100))
    foe = one(pokedex, "snorlax", "body-slam")
    for backs in BASELINES.values():
        np.testing.assert_array_equal(backs(tables, Duels(a=weak, b=foe)), backs(tables, Duels(a=strong, b=foe)))
