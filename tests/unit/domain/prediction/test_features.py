from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.combatant import Combatant
from app.domain.battle.duels import Duels
from app.domain.battle.lineup import call_out, line_up_duels
from app.domain.battle.tables import BattleTables
from app.domain.pokedex.names import normalise
from app.domain.prediction.features import DuelFeatures, feature_names, features, schema_hash
from tests.contracts.pokedex_variants import renamed_pokemon, reversed_order

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

ROUGH = 0.01
"""A doubt that takes few battles."""


@pytest.fixture(params=["drawn", "wild"])
def duels(request: pytest.FixtureRequest) -> Duels:
    some: Duels = request.getfixturevalue(request.param)
    return some


@pytest.fixture(params=[None, ROUGH], ids=["nothing played", "a short run"])
def doubt(request: pytest.FixtureRequest) -> float | None:
    one: float | None = request.param
    return one


def column(seen: DuelFeatures, name: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return seen.values[:, seen.names.index(name)]


def test_the_values_are_finite_single_precision_and_named(
    tables: BattleTables, duels: Duels, doubt: float | None
) -> None:
    seen = features(tables, duels, doubt=doubt)
    assert seen.values.dtype == seen.margin.dtype == np.float32
    assert seen.values.shape == (len(duels), len(seen.names))
    assert np.isfinite(seen.values).all()
    assert np.isfinite(seen.margin).all()
    assert seen.names == feature_names(doubt)
    assert len(set(seen.names)) == len(seen.names)
    assert seen.order.swapped.shape == seen.order.mirror.shape == seen.turns.shape == (len(duels),)
    assert (seen.turns >= 1).all()


def test_no_duels_have_no_features(tables: BattleTables, drawn: Duels, doubt: float | None) -> None:
    seen = features(tables, drawn.take(slice(0, 0)), doubt=doubt)
    assert seen.values.shape == (0, len(seen.names))
    assert seen.margin.shape == seen.turns.shape == (0,)


def test_swapping_the_sides_changes_who_leads_and_nothing_else(
    tables: BattleTables, duels: Duels, doubt: float | None
) -> None:
    there, back = (features(tables, one, doubt=doubt) for one in (duels, duels.swapped()))
    np.testing.assert_array_equal(there.values, back.values)
    np.testing.assert_array_equal(there.margin, back.margin)
    np.testing.assert_array_equal(there.turns, back.turns)
    np.testing.assert_array_equal(there.order.mirror, back.order.mirror)
    np.testing.assert_array_equal(there.order.swapped, ~back.order.swapped & ~back.order.mirror)


def test_each_row_stands_for_itself(tables: BattleTables, duels: Duels, doubt: float | None) -> None:
    together = features(tables, duels, doubt=doubt)
    for row in range(0, len(duels), 97):
        alone = features(tables, duels.take(slice(row, row + 1)), doubt=doubt)
        np.testing.assert_array_equal(alone.values[0], together.values[row])
        assert (alone.margin[0], alone.turns[0]) == (together.margin[row], together.turns[row])
        assert alone.order.swapped[0] == together.order.swapped[row]


def test_parts_put_together_are_the_whole(tables: BattleTables, duels: Duels, doubt: float | None) -> None:
    whole = features(tables, duels, doubt=doubt)
    cuts = (slice(0, 1), slice(1, 200), slice(200, len(duels)))
    again = DuelFeatures.concatenate([features(tables, duels.take(rows), doubt=doubt) for rows in cuts])
    assert again.names == whole.names
    for one, other in (
        (again.values, whole.values),
        (again.margin, whole.margin),
        (again.turns, whole.turns),
        (again.order.swapped, whole.order.swapped),
        (again.order.mirror, whole.order.mirror),
    ):
        np.testing.assert_array_equal(one, other)


def test_against_oneself_nothing_sets_the_sides_apart(tables: BattleTables, duels: Duels) -> None:
    seen = features(tables, Duels(a=duels.a, b=duels.a), doubt=None)
    assert seen.order.mirror.all()
    assert not seen.order.swapped.any()
    assert (column(seen, "first") == 0.5).all()
    for name in (name for name in seen.names if name.startswith("own_")):
        # But for the few whose afflictions fell both at the end of a turn, in which one side has to come first.
        np.testing.assert_allclose(column(seen, name), column(seen, f"foe_{name[4:]}"), atol=1e-6, err_msg=name)


def test_the_leader_is_never_the_slower(tables: BattleTables, duels: Duels) -> None:
    assert (column(features(tables, duels, doubt=None), "first") >= 0.5).all()


def test_the_model_starts_from_the_outlook_or_from_the_short_run(tables: BattleTables, drawn: Duels) -> None:
    told, run = features(tables, drawn, doubt=None), features(tables, drawn, doubt=ROUGH)
    wins = 1 / (1 + np.exp(-told.margin.astype(np.float64)))
    np.testing.assert_allclose(wins, np.clip(column(told, "wins"), 0.003, 0.997), atol=1e-5)
    np.testing.assert_allclose(1 / (1 + np.exp(-run.margin.astype(np.float64))), column(run, "run_wins"), atol=1e-5)
    np.testing.assert_array_equal(run.values[:, : len(told.names)], told.values)


def test_a_short_run_is_as_long_as_the_doubt_wants(tables: BattleTables, drawn: Duels) -> None:
    rough, fine = (features(tables, drawn, doubt=doubt) for doubt in (ROUGH, ROUGH / 4))
    for seen, most in ((rough, 0.5 / ROUGH), (fine, 2 / ROUGH)):
        battles, wins = column(seen, "run_battles"), column(seen, "run_wins")
        assert battles.max() <= most + 1
        assert ((wins > 0) & (wins < 1)).all()
        np.testing.assert_allclose(column(seen, "run_error"), np.sqrt(wins * (1 - wins) / battles), rtol=1e-4)
        np.testing.assert_allclose(column(seen, "run_turns"), seen.turns, rtol=1e-6)
    assert column(fine, "run_battles").mean() > 2 * column(rough, "run_battles").mean()


def test_the_short_run_agrees_with_the_outlook(tables: BattleTables, drawn: Duels) -> None:
    seen = features(tables, drawn, doubt=ROUGH / 4)
    assert np.corrcoef(column(seen, "run_wins"), column(seen, "wins"))[0, 1] > 0.97


def test_what_is_the_leaders_own_is_named_own(pokedex: Pokedex, tables: BattleTables) -> None:
    fast = Combatant(pokemon="jolteon", move="thunderbolt", level=60)
    slow = Combatant(pokemon="snorlax", move="body-slam", level=40)
    for pair, swapped in (((fast, slow), False), ((slow, fast), True)):
        seen = features(tables, line_up_duels(pokedex, [pair]), doubt=ROUGH)
        row = dict(zip(seen.names, seen.values[0].tolist(), strict=True))
        assert seen.order.swapped.tolist() == [swapped]
        assert (row["own_level"], row["foe_level"]) == (60, 40)
        assert (row["own_power"], row["foe_power"]) == (90, 85)
        assert row["first"] == 1
        assert (row["own_cannot_be_paralysed"], row["foe_cannot_be_paralysed"]) == (1, 0)
        assert row["own_affliction"] == 0  # an Electric type cannot be paralysed
        assert row["foe_affliction"] == pytest.approx(0.1)
        assert row["wins"] > 0.9
        assert row["run_wins"] > 0.9


class TestIdentity:
    def test_no_pokemon_and_no_move_but_those_that_name_their_rule_is_a_feature(self, pokedex: Pokedex) -> None:
        names = {normalise(name.split("_", 1)[-1]) for name in feature_names(ROUGH)}
        rules = {normalise(effect.kind) for move in pokedex.moves for effect in move.effects}
        assert not names & {normalise(one.slug) for one in pokedex.pokemon}
        assert not names & ({normalise(one.slug) for one in pokedex.moves} - rules)

    def test_the_place_in_the_pokedex_is_no_feature(
        self, pokedex: Pokedex, tables: BattleTables, drawn: Duels, doubt: float | None
    ) -> None:
        other = reversed_order(pokedex)
        some = drawn.take(slice(0, 300))
        pairs = [(call_out(pokedex, some.a, row), call_out(pokedex, some.b, row)) for row in range(len(some))]
        there = features(tables, some, doubt=doubt)
        back = features(BattleTables.of(other), line_up_duels(other, pairs), doubt=doubt)
        np.testing.assert_array_equal(there.values, back.values)

    def test_a_pokemon_is_the_same_under_another_name(
        self, pokedex: Pokedex, tables: BattleTables, doubt: float | None
    ) -> None:
        other = renamed_pokemon(pokedex, "snorlax", "ronflex-of-old")
        foe = Combatant(pokemon="mew", move="psychic")
        old, new = (Combatant(pokemon=slug, move="body-slam") for slug in ("snorlax", "ronflex-of-old"))
        there = features(tables, line_up_duels(pokedex, [(old, foe)]), doubt=doubt)
        back = features(BattleTables.of(other), line_up_duels(other, [(new, foe)]), doubt=doubt)
        np.testing.assert_array_equal(there.values, back.values)


class TestSchema:
    def test_the_features_carry_the_hash_of_their_names(
        self, tables: BattleTables, drawn: Duels, doubt: float | None
    ) -> None:
        seen = features(tables, drawn.take(slice(0, 3)), doubt=doubt)
        assert seen.schema_hash == schema_hash(seen.names) == schema_hash(feature_names(doubt))

    def test_with_and_without_a_short_run_are_two_schemas(self) -> None:
        assert schema_hash(feature_names(None)) != schema_hash(feature_names(ROUGH))

    def test_another_name_or_another_order_is_another_schema(self) -> None:
        schemas = [("a", "b"), ("b", "a"), ("a",), ("a", "b", "c"), ("a", "B"), ("ab",), ()]
        assert len({schema_hash(names) for names in schemas}) == len(schemas)
