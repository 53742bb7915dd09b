from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.duels import Duels
from app.domain.battle.lineup import untrained
from app.domain.monitoring.reference import REFERENCE_DUELS, Reference
from app.domain.monitoring.territory import Territory
from tests.monitored_duels import drifted, learnt, usual

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture(scope="module")
def lessons(pokedex: Pokedex) -> Duels:
    return usual(pokedex, 6000, seed=1)


@pytest.fixture(scope="module")
def reference(pokedex: Pokedex, lessons: Duels) -> Reference:
    return learnt(pokedex, lessons)


@pytest.fixture(scope="module")
def territory(reference: Reference) -> Territory:
    return Territory.of(reference)


def changed(side_of: Duels, **values: int) -> Duels:
    """Give A other facts in every duel."""
    a = replace(side_of.a, **{name: np.full_like(getattr(side_of.a, name), value) for name, value in values.items()})
    return replace(side_of, a=a)


def test_a_reference_is_a_sample_with_the_limits_of_all(reference: Reference, lessons: Duels) -> None:
    levels = np.stack([lessons.a.level, lessons.b.level])

    assert len(reference) == REFERENCE_DUELS
    assert {len(values) for values in reference.columns.values()} == {REFERENCE_DUELS}
    assert (reference.lowest[0], reference.highest[0]) == (levels.min(), levels.max())


def test_the_same_seed_draws_the_same(pokedex: Pokedex, lessons: Duels, reference: Reference) -> None:
    again, other = learnt(pokedex, lessons), learnt(pokedex, lessons, seed=2)

    assert again.sides.tolist() == reference.sides.tolist()
    assert other.sides.tolist() != reference.sides.tolist()


@pytest.mark.parametrize("seed", range(5))
def test_of_fresh_lessons_one_in_a_hundred_lies_outside_at_most(
    pokedex: Pokedex, territory: Territory, seed: int
) -> None:
    outside = territory.outside(pokedex, usual(pokedex, 4000, seed=100 + seed))

    assert outside.any.mean() <= 0.01
    assert not outside.unlearnable.any()


def test_what_is_raised_as_far_as_can_be_or_hardly_at_all_is_strange(pokedex: Pokedex, territory: Territory) -> None:
    outside = territory.outside(pokedex, drifted(pokedex, 200, 1.0, seed=5))

    assert outside.strange.all()
    assert not outside.unlearnable.any()


def test_one_side_is_enough(pokedex: Pokedex, territory: Territory) -> None:
    duels = changed(usual(pokedex, 50, seed=6), level=100, ivs=31, avs=200, friendship=255)

    assert territory.outside(pokedex, duels).strange.all()
    assert territory.outside(pokedex, duels.swapped()).strange.all()


def test_beyond_is_what_no_lesson_of_all_has_had(pokedex: Pokedex, reference: Reference) -> None:
    from_15_on = replace(reference, lowest=np.array([15.0, 0, 0, 0]))
    found = Territory.of(from_15_on).outside(pokedex, changed(usual(pokedex, 50, seed=7), level=14))

    assert found.beyond.all()


def test_a_move_that_is_not_learnt_is_outside(pokedex: Pokedex, territory: Territory) -> None:
    magikarp, surf = pokedex.pokemon_positions["magikarp"], pokedex.move_positions["surf"]
    tackle = pokedex.move_positions["tackle"]
    rows = untrained(pokedex, np.array([magikarp, magikarp]), np.array([surf, tackle]))
    outside = territory.outside(pokedex, Duels(a=rows, b=rows))

    assert outside.unlearnable.tolist() == outside.any.tolist() == [True, False]


def test_of_nothing_nothing_is_outside(pokedex: Pokedex, territory: Territory, lessons: Duels) -> None:
    assert len(territory.outside(pokedex, lessons.take(slice(0))).any) == 0


def test_where_all_were_alike_anything_else_is_outside(pokedex: Pokedex, lessons: Duels) -> None:
    alike = Duels(
        a=untrained(pokedex, lessons.a.pokemon, lessons.a.move), b=untrained(pokedex, lessons.b.pokemon, lessons.b.move)
    )
    territory = Territory.of(learnt(pokedex, alike))

    assert not territory.outside(pokedex, alike).any.any()
    assert territory.outside(pokedex, changed(alike, level=51)).any.all()
