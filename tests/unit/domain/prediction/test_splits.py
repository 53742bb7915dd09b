from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.splits import Fold, fold_of_pair, folds
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
