from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.combatant import Combatant
from app.domain.battle.duels import Duels
from app.domain.battle.lineup import call_out, line_up_duels
from app.domain.battle.tables import BattleTables
from app.domain.pokedex.names import normalise
from app.domain.prediction.features import features, schema_hash, towards_a
from tests.contracts.pokedex_variants import renamed_pokemon, reversed_order

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture(params=["drawn", "wild"])
def duels(request: pytest.FixtureRequest) -> Duels:
    some: Duels = request.getfixturevalue(request.param)
    return some


def test_the_values_are_finite_single_precision_and_named(tables: BattleTables, duels: Duels) -> None:
    seen = features(tables, duels)
    assert seen.values.dtype == np.float32
    assert seen.values.shape == (len(duels), len(seen.names))
    assert np.isfinite(seen.values).all()
    assert len(set(seen.names)) == len(seen.names)
    assert seen.swapped.shape == seen.mirror.shape == (len(duels),)


def test_no_duels_have_no_features(tables: BattleTables, drawn: Duels) -> None:
    seen = features(tables, drawn.take(slice(0, 0)))
    assert seen.values.shape == (0, len(seen.names))


def test_swapping_the_sides_changes_who_leads_and_nothing_else(tables: BattleTables, duels: Duels) -> None:
    there, back = features(tables, duels), features(tables, duels.swapped())
    np.testing.assert_array_equal(there.values, back.values)
    np.testing.assert_array_equal(there.mirror, back.mirror)
    np.testing.assert_array_equal(there.swapped, ~back.swapped & ~back.mirror)
    assert there.names == back.names


def test_each_row_stands_for_itself(tables: BattleTables, duels: Duels) -> None:
    together = features(tables, duels)
    for row in range(0, len(duels), 97):
        alone = features(tables, duels.take(slice(row, row + 1)))
        np.testing.assert_array_equal(alone.values[0], together.values[row])
        assert (alone.swapped[0], alone.mirror[0]) == (together.swapped[row], together.mirror[row])


def test_against_oneself_nothing_sets_the_sides_apart(tables: BattleTables, duels: Duels) -> None:
    seen = features(tables, Duels(a=duels.a, b=duels.a))
    assert seen.mirror.all()
    assert not seen.swapped.any()
    half = (seen.values.shape[1] - 1) // 2
    np.testing.assert_array_equal(seen.values[:, 1 : 1 + half], seen.values[:, 1 + half :])
    np.testing.assert_allclose(seen.values[:, seen.names.index("race")], 0.5, atol=1e-6)


def test_the_leader_is_never_the_slower(tables: BattleTables, duels: Duels) -> None:
    seen = features(tables, duels)
    assert (seen.values[:, seen.names.index("own_first")] >= 0.5).all()


def test_what_is_the_leaders_own_is_named_own(pokedex: Pokedex, tables: BattleTables) -> None:
    fast = Combatant(pokemon="jolteon", move="thunderbolt", level=60)
    slow = Combatant(pokemon="snorlax", move="body-slam", level=40)
    for pair, swapped in (((fast, slow), False), ((slow, fast), True)):
        seen = features(tables, line_up_duels(pokedex, [pair]))
        row = dict(zip(seen.names, seen.values[0].tolist(), strict=True))
        assert seen.swapped.tolist() == [swapped]
        assert (row["own_level"], row["foe_level"]) == (60, 40)
        assert (row["own_first"], row["foe_first"]) == (1, 0)
        assert row["foe_paralysis"] == 0  # an Electric type cannot be paralysed
        assert row["own_paralysis"] == pytest.approx(0.1)


class TestIdentity:
    def test_no_pokemon_and_no_move_but_those_that_name_their_rule_is_a_feature(
        self, pokedex: Pokedex, tables: BattleTables, drawn: Duels
    ) -> None:
        names = {normalise(name.split("_", 1)[-1]) for name in features(tables, drawn).names}
        rules = {normalise(effect.kind) for move in pokedex.moves for effect in move.effects}
        assert not names & {normalise(one.slug) for one in pokedex.pokemon}
        assert not names & ({normalise(one.slug) for one in pokedex.moves} - rules)

    def test_the_place_in_the_pokedex_is_no_feature(self, pokedex: Pokedex, tables: BattleTables, drawn: Duels) -> None:
        other = reversed_order(pokedex)
        some = drawn.take(slice(0, 300))
        pairs = [(call_out(pokedex, some.a, row), call_out(pokedex, some.b, row)) for row in range(len(some))]
        there, back = features(tables, some), features(BattleTables.of(other), line_up_duels(other, pairs))
        np.testing.assert_array_equal(there.values, back.values)

    def test_a_pokemon_is_the_same_under_another_name(self, pokedex: Pokedex, tables: BattleTables) -> None:
        other = renamed_pokemon(pokedex, "snorlax", "ronflex-of-old")
        foe = Combatant(pokemon="mew", move="psychic")
        old, new = (Combatant(pokemon=slug, move="body-slam") for slug in ("snorlax", "ronflex-of-old"))
        there = features(tables, line_up_duels(pokedex, [(old, foe)]))
        back = features(BattleTables.of(other), line_up_duels(other, [(new, foe)]))
        np.testing.assert_array_equal(there.values, back.values)


class TestSchema:
    def test_the_features_carry_the_hash_of_their_names(self, tables: BattleTables, drawn: Duels) -> None:
        seen = features(tables, drawn.take(slice(0, 3)))
        assert seen.schema_hash == schema_hash(seen.names) == features(tables, drawn).schema_hash

    def test_another_name_or_another_order_is_another_schema(self) -> None:
        schemas = [("a", "b"), ("b", "a"), ("a",), ("a", "b", "c"), ("a", "B"), ("ab",), ()]
        assert len({schema_hash(names) for names in schemas}) == len(schemas)
        assert schema_hash(["a", "b"]) == schema_hash(("a", "b"))


class TestTowardsA:
    def test_it_is_its_own_inverse(self, tables: BattleTables, drawn: Duels) -> None:
        seen = features(tables, drawn)
        chances = np.random.default_rng(1).random(len(drawn))
        back = towards_a(towards_a(chances, seen), seen)
        np.testing.assert_allclose(back[~seen.mirror], chances[~seen.mirror], atol=1e-15)

    def test_the_chances_of_both_sides_make_one_and_a_mirror_is_even(self, tables: BattleTables, drawn: Duels) -> None:
        with_mirrors = Duels.concatenate([drawn, Duels(a=drawn.a, b=drawn.a)])
        there, back = features(tables, with_mirrors), features(tables, with_mirrors.swapped())
        chances = np.random.default_rng(1).random(len(with_mirrors))
        of_a, of_b = towards_a(chances, there), towards_a(chances, back)
        np.testing.assert_allclose(of_a + of_b, 1, atol=1e-15)
        assert there.mirror.sum() >= len(drawn)
        assert (of_a[there.mirror] == 0.5).all()

    def test_it_turns_only_the_rows_in_which_b_leads(self, tables: BattleTables, drawn: Duels) -> None:
        three = features(tables, drawn.take(slice(0, 3)))
        seen = replace(three, swapped=np.array([False, True, False]), mirror=np.array([False, False, True]))
        assert towards_a(np.array([0.9, 0.9, 0.9]), seen).tolist() == pytest.approx([0.9, 0.1, 0.5])
