from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.effect_columns import EffectColumns
from app.domain.battle.tables import NO_TYPE, tables_of
from tests.contracts.pokedex_variants import excerpt
from tests.unit.domain.examples import one

if TYPE_CHECKING:
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex


def test_the_effectiveness_of_every_move_on_every_pokemon_is_the_charts(pokedex: Pokedex, tables: BattleTables) -> None:
    moves, pokemon = np.indices((len(pokedex.moves), len(pokedex.pokemon)))
    found = tables.effectiveness(moves.ravel(), pokemon.ravel()).reshape(moves.shape)
    expected = [
        [pokedex.type_chart.effectiveness(move.type, target.types) for target in pokedex.pokemon]
        for move in pokedex.moves
    ]
    np.testing.assert_array_equal(found, expected)
    assert set(np.unique(found)) == {0, 0.25, 0.5, 1, 2, 4}


def test_a_type_is_had_by_who_has_it_first_or_second(pokedex: Pokedex, tables: BattleTables) -> None:
    sides = [one(pokedex, slug, "fly") for slug in ("gyarados", "pidgeot", "pikachu")]
    pokemon = np.concatenate([side.pokemon for side in sides])
    fly = np.concatenate([side.move for side in sides])
    assert tables.has_type_of(pokemon, fly).tolist() == [True, True, False]
    assert tables.pokemon_types[pokemon[2], 1] == NO_TYPE


def test_what_cannot_miss_always_hits(pokedex: Pokedex, tables: BattleTables) -> None:
    at = pokedex.move_positions
    accuracy = {slug: tables.move_accuracy[at[slug]] for slug in ("swift", "thunder", "thunderbolt")}
    assert accuracy == {"swift": 1.0, "thunder": 0.7, "thunderbolt": 1.0}


def test_pp_are_counted_with_every_pp_up(pokedex: Pokedex, tables: BattleTables) -> None:
    at = pokedex.move_positions
    assert {slug: tables.move_pp[at[slug]] for slug in ("tackle", "hyper-beam", "thunderbolt")} == {
        "tackle": 56,
        "hyper-beam": 8,
        "thunderbolt": 24,
    }


def test_the_tables_are_made_once_for_a_pokedex(pokedex: Pokedex) -> None:
    other = excerpt(pokedex)
    first = tables_of(pokedex)
    assert tables_of(pokedex) is first
    assert len(tables_of(other).base_stats) == len(other.pokemon)
    # An equal Pokédex is not this very one.
    assert tables_of(replace(other)) is not tables_of(other)
    np.testing.assert_array_equal(tables_of(pokedex).base_stats, first.base_stats)


class TestEffects:
    @pytest.mark.parametrize(
        ("slug", "kind", "chance", "size"),
        [
            ("thunderbolt", "paralysis", 0.1, 0),
            ("absorb", "drain", 1, 50),
            ("double-edge", "recoil", 1, 33),
            ("hyper-beam", "recharge", 1, 0),
            ("tackle", "paralysis", 0, 0),
            ("tackle", "no-such-effect", 0, 0),
        ],
    )
    def test_the_effect_of_a_move_by_kind(
        self, pokedex: Pokedex, slug: str, kind: str, *, chance: float, size: float
    ) -> None:
        effects, at = EffectColumns(pokedex.moves), pokedex.move_positions[slug]
        assert effects.chances(kind)[at] == pytest.approx(chance)
        assert effects.sizes(kind)[at] == pytest.approx(size)
        assert effects.present(kind)[at] == (chance > 0)

    def test_stages_are_told_apart_by_whose_and_which_statistic(self, pokedex: Pokedex) -> None:
        effects, at = EffectColumns(pokedex.moves), pokedex.move_positions
        own = effects.sizes("stat-stage", target="self", stat="atk")
        foe = effects.sizes("stat-stage", target="foe", stat="spd")
        # Superpower lowers its user's Attack; Psychic its target's Special Defence, one time in ten.
        assert (own[at["superpower"]], foe[at["superpower"]]) == (-1, 0)
        assert (own[at["psychic"]], foe[at["psychic"]]) == (0, pytest.approx(-0.1))

    def test_no_chance_exceeds_one(self, pokedex: Pokedex) -> None:
        effects = EffectColumns(pokedex.moves)
        for kind in {effect.kind for move in pokedex.moves for effect in move.effects} - {"stat-stage"}:
            assert effects.chances(kind).max() <= 1, kind
