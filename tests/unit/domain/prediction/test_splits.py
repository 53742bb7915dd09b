from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.splits import (
    Fold,
    families,
    fold_of_pair,
    fold_table,
    folds,
    halves,
    held_out_families,
    pair_groups,
)
from tests.contracts.pokedex_variants import reversed_order

if TYPE_CHECKING:
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex


def test_no_unordered_pair_of_species_stands_in_two_folds(pokedex: Pokedex, wild: Duels) -> None:
    found = folds(pokedex, wild)
    seen: dict[frozenset[str], set[str]] = {}
    for a, b, fold in zip(wild.a.pokemon, wild.b.pokemon, found, strict=True):
        pair = frozenset((pokedex.pokemon[a].species, pokedex.pokemon[b].species))
        seen.setdefault(pair, set()).add(str(fold))
    assert all(len(where) == 1 for where in seen.values())
    assert len(seen) < len(wild)  # there were pairs that came twice
    assert set(found) == {"train", "calibration", "test"}


def test_naming_the_other_side_first_changes_no_fold(pokedex: Pokedex, wild: Duels) -> None:
    np.testing.assert_array_equal(folds(pokedex, wild), folds(pokedex, wild.swapped()))


@pytest.mark.parametrize(
    ("forms", "foes"),
    [
        (("raichu", "raichu-alola"), ("mew",)),
        (("charizard", "charizard-mega-x", "charizard-mega-y"), ("gyarados", "gyarados-mega")),
        (("pikachu", "pikachu-starter"), ("eevee", "eevee-starter")),
        (("mewtwo", "mewtwo-mega-x", "mewtwo-mega-y"), ("mewtwo", "mewtwo-mega-x")),
    ],
)
def test_all_forms_of_two_species_stand_in_one_fold(
    pokedex: Pokedex, forms: tuple[str, ...], foes: tuple[str, ...]
) -> None:
    pairs = [(Combatant(pokemon=a, move="swift"), Combatant(pokemon=b, move="swift")) for a, b in product(forms, foes)]
    assert len(set(folds(pokedex, line_up_duels(pokedex, pairs)))) == 1


def test_a_duel_keeps_its_fold_whatever_else_is_drawn_and_however_the_pokedex_is_ordered(
    pokedex: Pokedex, wild: Duels
) -> None:
    found = folds(pokedex, wild)
    rows = np.arange(len(wild))[::-7]
    np.testing.assert_array_equal(folds(pokedex, wild.take(rows)), found[rows])
    pair = (Combatant(pokemon="pikachu", move="swift"), Combatant(pokemon="gyarados", move="surf"))
    for other in (pokedex, reversed_order(pokedex)):
        assert folds(other, line_up_duels(other, [pair])).tolist() == ["calibration"]


@pytest.mark.parametrize(
    ("first", "second", "fold"),
    [
        ("pikachu", "gyarados", Fold.CALIBRATION),
        ("mew", "mewtwo", Fold.TRAIN),
        ("abra", "abra", Fold.TRAIN),
        ("eevee", "snorlax", Fold.TEST),
        ("ditto", "muk", Fold.CALIBRATION),
    ],
)
def test_a_fold_is_for_ever(first: str, second: str, fold: Fold) -> None:
    # A model that was trained before must not meet in its test what it learnt from.
    assert fold_of_pair(first, second) is fold


@given(first=st.text(), second=st.text())
def test_the_fold_does_not_depend_on_who_comes_first(first: str, second: str) -> None:
    assert fold_of_pair(first, second) is fold_of_pair(second, first)


def test_four_fifths_are_learnt_from_and_an_eighth_is_the_test(pokedex: Pokedex) -> None:
    species = sorted({one.species for one in pokedex.pokemon})
    found = [fold_of_pair(a, b) for a, b in product(species, species) if a <= b]
    shares = {fold: found.count(fold) / len(found) for fold in Fold}
    assert shares == pytest.approx({Fold.TRAIN: 0.80, Fold.CALIBRATION: 0.08, Fold.TEST: 0.12}, abs=0.01)


def test_no_duels_have_no_folds(pokedex: Pokedex, wild: Duels) -> None:
    assert folds(pokedex, wild.take(slice(0, 0))).tolist() == []


def test_the_table_holds_the_fold_of_every_two_pokemon(pokedex: Pokedex, wild: Duels) -> None:
    table = fold_table(pokedex)
    assert table.shape == (len(pokedex.pokemon),) * 2
    np.testing.assert_array_equal(table, table.T)
    for a, b in zip(wild.a.pokemon[:300], wild.b.pokemon[:300], strict=True):
        assert table[a, b] == fold_of_pair(pokedex.pokemon[a].species, pokedex.pokemon[b].species)


def test_another_pokedex_has_another_table(pokedex: Pokedex) -> None:
    first = fold_table(pokedex)
    np.testing.assert_array_equal(fold_table(reversed_order(pokedex)), first[::-1, ::-1])
    np.testing.assert_array_equal(fold_table(pokedex), first)


def species_pairs(pokedex: Pokedex, duels: Duels) -> list[frozenset[str]]:
    species = [one.species for one in pokedex.pokemon]
    return [frozenset((species[a], species[b])) for a, b in zip(duels.a.pokemon, duels.b.pokemon, strict=True)]


def test_a_group_is_a_pair_of_species_and_a_pair_a_group(pokedex: Pokedex, wild: Duels) -> None:
    pairs, groups = species_pairs(pokedex, wild), pair_groups(pokedex, wild)
    assert len(set(pairs)) == len(set(groups.tolist())) == len(set(zip(pairs, groups.tolist(), strict=True)))
    np.testing.assert_array_equal(groups, pair_groups(pokedex, wild.swapped()))


def test_no_pair_of_species_stands_in_both_halves(pokedex: Pokedex, wild: Duels) -> None:
    first = halves(pokedex, wild)
    pairs = species_pairs(pokedex, wild)
    in_first, in_second = ({pair for pair, one in zip(pairs, first, strict=True) if one == half} for half in (1, 0))
    assert not in_first & in_second
    assert float(first.mean()) == pytest.approx(0.5, abs=0.05)
    np.testing.assert_array_equal(first, halves(pokedex, wild))
    np.testing.assert_array_equal(first, halves(pokedex, wild.swapped()))


def test_no_duels_have_no_halves(pokedex: Pokedex, wild: Duels) -> None:
    assert halves(pokedex, wild.take(slice(0, 0))).tolist() == []


def test_a_family_is_all_that_evolves_from_one_with_all_their_forms(pokedex: Pokedex) -> None:
    family = dict(zip((one.slug for one in pokedex.pokemon), families(pokedex).tolist(), strict=True))
    assert family["raichu-alola"] == family["raichu"] == family["pikachu"] == family["pikachu-starter"] == "pikachu"
    assert family["charizard-mega-x"] == family["charizard"] == family["charmeleon"] == "charmander"
    assert family["vaporeon"] == family["eevee-starter"] == "eevee"
    assert family["mewtwo-mega-y"] == family["mewtwo"] == "mewtwo" != family["mew"]


def test_each_family_is_left_out_whole_and_once(pokedex: Pokedex) -> None:
    left_out = np.array([held_out_families(pokedex, fold) for fold in range(5)])
    assert (left_out.sum(axis=0) == 1).all()
    assert (left_out.mean(axis=1) > 0.1).all()
    family = families(pokedex)
    for one in np.unique(family):
        assert len(np.unique(left_out[:, family == one].argmax(axis=0))) == 1
