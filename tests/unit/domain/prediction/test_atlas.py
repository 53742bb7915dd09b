from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.lineup import untrained
from app.domain.prediction.atlas import NOT_LISTED, Atlas, AtlasIndex, AtlasOrigin, to_cells
from tests.contracts.pokedex_variants import excerpt

if TYPE_CHECKING:
    from app.domain.battle.duels import Combatants
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture(scope="module")
def index(pokedex: Pokedex) -> AtlasIndex:
    return AtlasIndex.of(pokedex)


@pytest.fixture(scope="module")
def few(pokedex: Pokedex) -> AtlasIndex:
    return AtlasIndex.of(excerpt(pokedex))


def everybody(index: AtlasIndex) -> Combatants:
    return untrained(index.pokedex, index.pokemon, index.move)


def test_everybody_is_listed_with_each_damaging_move(index: AtlasIndex, pokedex: Pokedex) -> None:
    listed = [
        (pokedex.pokemon[pokemon].slug, pokedex.moves[move].slug)
        for pokemon, move in zip(index.pokemon, index.move, strict=True)
    ]
    assert listed == [
        (pokemon.slug, move.slug) for pokemon in pokedex.pokemon for move in pokedex.damaging_moves(pokemon.slug)
    ]
    assert len(listed) > 3000


def test_each_entry_is_found_under_its_number(index: AtlasIndex) -> None:
    assert (index.find(everybody(index)) == np.arange(len(index.pokemon))).all()


def test_the_entries_of_a_pokemon_stand_together(index: AtlasIndex) -> None:
    assert (np.diff(index.pokemon) >= 0).all()


def test_each_pair_has_one_place(few: AtlasIndex) -> None:
    duels = few.duels(0, few.duel_count)
    a, b = few.find(duels.a), few.find(duels.b)

    assert (a >= b).all()
    assert len(set(zip(a.tolist(), b.tolist(), strict=True))) == few.duel_count == len(duels)
    assert (a * (a + 1) // 2 + b == np.arange(few.duel_count)).all()


def test_the_last_places_of_the_whole_game_have_their_pairs(index: AtlasIndex) -> None:
    last = len(index.pokemon) - 1
    duels = index.duels(index.duel_count - last - 2, index.duel_count)

    assert (index.find(duels.a) == [last - 1, *[last] * (last + 1)]).all()
    assert (index.find(duels.b) == [last - 1, *range(last + 1)]).all()


def test_any_neutral_nature_is_as_good_as_the_default(index: AtlasIndex, pokedex: Pokedex) -> None:
    side = everybody(index)
    found = {
        nature.slug: index.find(replace(side, nature=np.full(len(side), position)))
        for position, nature in enumerate(pokedex.natures)
    }
    neutral = {slug for slug, numbers in found.items() if (numbers == np.arange(len(side))).all()}

    assert neutral == {"hardy", "docile", "serious", "bashful", "quirky"}
    assert all((found[slug] == NOT_LISTED).all() for slug in found.keys() - neutral)


@pytest.mark.parametrize(
    ("fact", "value"),
    [("level", 49), ("friendship", 71), *((spread, stat) for spread in ("ivs", "avs") for stat in range(6))],
)
def test_who_is_trained_is_not_listed_and_the_others_still_are(index: AtlasIndex, fact: str, value: int) -> None:
    side = everybody(index)
    changed: Any = getattr(side, fact).copy()
    if changed.ndim == 1:
        changed[5] = value
    else:
        changed[5, value] = 1
    wanted = np.arange(len(side))
    wanted[5] = NOT_LISTED

    assert (index.find(replace(side, **{fact: changed})) == wanted).all()


def test_who_may_not_play_the_move_is_not_listed(index: AtlasIndex, pokedex: Pokedex) -> None:
    ditto, splash = pokedex.pokemon_positions["ditto"], pokedex.move_positions["splash"]
    pikachu, thunder = pokedex.pokemon_positions["pikachu"], pokedex.move_positions["thunder"]
    side = untrained(pokedex, np.array([ditto, pikachu, ditto, pikachu]), np.array([thunder, splash, splash, thunder]))

    assert (index.find(side) == NOT_LISTED).tolist() == [True, True, True, False]


@given(data=st.data())
def test_exchanging_the_sides_exchanges_the_answer_exactly(few: AtlasIndex, data: st.DataObject) -> None:
    seed = data.draw(st.integers(0, 2**32 - 1), label="seed")
    dice = np.random.default_rng(seed)
    chance = np.concatenate([dice.random(few.duel_count - 3), [0.0, 1.0, 0.5]])
    atlas = Atlas(index=few, cells=to_cells(chance, dice.uniform(1, 500, few.duel_count)))
    a, b = dice.integers(0, len(few.pokemon), (2, 300))
    (there, turns), (back, other_turns) = atlas.look_up(a, b), atlas.look_up(b, a)
    different = a != b

    assert (there[different] + back[different] == 1).all()
    assert (turns == other_turns).all()


@given(
    chance=st.lists(st.floats(0, 1), min_size=1, max_size=50),
    turns=st.floats(1, 20_000),
)
def test_a_cell_holds_what_was_put_into_it_but_for_a_hair(few: AtlasIndex, chance: list[float], turns: float) -> None:
    count = len(chance)
    atlas = Atlas(index=few, cells=to_cells(np.array(chance), np.full(count, turns)))
    higher = np.repeat(np.arange(count), np.arange(1, count + 1))[:count]
    lower = np.concatenate([np.arange(size) for size in range(1, count + 1)])[:count]
    kept, length = atlas.look_up(higher, lower)

    assert np.abs(kept - chance).max() <= 1 / 65_536
    np.testing.assert_allclose(length, turns, rtol=1 / 2000)


def test_half_is_kept_as_half(few: AtlasIndex) -> None:
    atlas = Atlas(index=few, cells=to_cells(np.full(few.duel_count, 0.5), np.ones(few.duel_count)))
    mirror = np.arange(len(few.pokemon))
    assert (atlas.look_up(mirror, mirror)[0] == 0.5).all()


def test_whatever_an_answer_depends_on_changes_the_key() -> None:
    origin = AtlasOrigin(rules_version="1", model_version="2", model_checksum="3", feature_schema="4", pokedex="5")
    facts = ("rules_version", "model_version", "model_checksum", "feature_schema", "pokedex")
    others = [replace(origin, **{fact: "6"}) for fact in facts]

    assert len({one.key for one in (origin, *others)}) == 6
    assert replace(origin).key == origin.key
