from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.duels import Duels
from app.domain.monitoring.columns import ANSWER, IN_WORDS, QUESTION, columns_of
from tests.monitored_duels import answered, usual

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture(scope="module")
def some(pokedex: Pokedex) -> Duels:
    return usual(pokedex, 300, seed=3)


def test_a_duel_counts_once_however_often_and_from_whichever_side_it_is_asked(pokedex: Pokedex, some: Duels) -> None:
    many = Duels.concatenate([some, some.swapped(), *(some.take(slice(7, 8)) for _ in range(50))])
    different = answered(pokedex, many).distinct()

    assert len(different) == len(answered(pokedex, some).distinct()) == 300
    assert different.duels.a.pokemon.tolist() == some.a.pokemon.tolist()
    assert different.win_probability.tolist() == answered(pokedex, some).win_probability.tolist()


@pytest.mark.parametrize("fact", ["pokemon", "move", "level", "nature", "friendship"])
def test_any_fact_makes_another_duel(pokedex: Pokedex, some: Duels, fact: str) -> None:
    one = some.take(slice(1))
    other = Duels(a=one.a, b=replace(one.b, **{fact: getattr(one.b, fact) + 1}))

    assert len(answered(pokedex, Duels.concatenate([one, other])).distinct()) == 2


def test_no_duels_are_no_duels(pokedex: Pokedex, some: Duels) -> None:
    nothing = answered(pokedex, some.take(slice(0))).distinct()

    assert len(nothing) == 0
    assert {len(values) for values in columns_of(pokedex, nothing).values()} == {0}


def test_every_column_is_the_same_from_either_side(pokedex: Pokedex, some: Duels) -> None:
    there, back = (columns_of(pokedex, answered(pokedex, one)) for one in (some, some.swapped()))

    assert list(there) == list(IN_WORDS) == [*QUESTION, *ANSWER]
    for name, values in there.items():
        np.testing.assert_allclose(values, back[name], err_msg=name)


def test_columns_say_what_they_are_called(pokedex: Pokedex, some: Duels) -> None:
    found = columns_of(pokedex, answered(pokedex, some))
    a, b = some.a, some.b

    assert found["higher_level"].tolist() == np.maximum(a.level, b.level).tolist()
    assert found["total_avs"].tolist() == (a.avs.sum(axis=1) + b.avs.sum(axis=1)).tolist()
    assert found["base_stats"][0] == sum(pokedex.pokemon[int(side.pokemon[0])].base_stats.total for side in (a, b))
    assert found["higher_power"][0] == max(pokedex.moves[int(side.move[0])].power or 0 for side in (a, b))
    assert set(found["untrained_sides"].tolist()) == {0, 2}
    assert set(found["physical_moves"].tolist()) == {0, 1, 2}
    assert (found["confidence"] >= 0.5).all()
    assert (found["better_effectiveness"] >= found["worse_effectiveness"]).all()
