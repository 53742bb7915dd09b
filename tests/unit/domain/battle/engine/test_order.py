from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.domain.battle.combatant import Combatant
from app.domain.battle.duels import Duels
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.order import SideOrder, in_order
from app.domain.battle.engine.play import play_duels
from app.domain.battle.engine.records import STRUGGLE
from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.draws import LESSONS, MIXTURES, draw

if TYPE_CHECKING:
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture(scope="module")
def drawn(pokedex: Pokedex) -> Duels:
    return draw(pokedex, MIXTURES[LESSONS], 1500, np.random.default_rng(4))[0]


def test_who_moves_first_stands_first(tables: BattleTables, drawn: Duels) -> None:
    ordered = in_order(*matchups(tables, drawn))
    priority, speed = ordered.moves["priority"][:, :, 1 - STRUGGLE], ordered.fighters["speed"]
    by_priority, by_speed = priority[:, 0] - priority[:, 1], speed[:, 0] - speed[:, 1]
    assert (by_priority >= 0).all()
    assert (by_speed[by_priority == 0] >= 0).all()
    # There are some whom their move brings before a faster foe.
    assert (by_speed[by_priority > 0] < 0).any()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"pokemon": "jolteon", "move": "thunderbolt"}, {"pokemon": "snorlax", "move": "body-slam"}),
        ({"pokemon": "snorlax", "move": "quick-attack"}, {"pokemon": "jolteon", "move": "thunderbolt"}),
        ({"pokemon": "snorlax", "move": "body-slam"}, {"pokemon": "jolteon", "move": "counter"}),
        ({"pokemon": "mew", "move": "psychic", "level": 51}, {"pokemon": "mew", "move": "psychic"}),
    ],
)
def test_by_priority_and_then_by_speed(
    pokedex: Pokedex, tables: BattleTables, first: dict[str, Any], second: dict[str, Any]
) -> None:
    pair = (Combatant(**first), Combatant(**second))
    ordered = in_order(*matchups(tables, line_up_duels(pokedex, [pair, pair[::-1]])))
    assert ordered.order.swapped.tolist() == [False, True]


def test_both_ways_of_asking_play_the_very_same_battles(tables: BattleTables, drawn: Duels) -> None:
    there, back = (in_order(*matchups(tables, duels)) for duels in (drawn, drawn.swapped()))
    np.testing.assert_array_equal(there.seeds, back.seeds)
    np.testing.assert_array_equal(there.order.swapped, ~back.order.swapped & ~back.order.mirror)
    played = [play_duels(one.fighters, one.moves, one.seeds, 20, 0.0, 1.0) for one in (there, back)]
    np.testing.assert_array_equal(played[0], played[1])


def test_equal_speeds_are_put_in_an_order_of_their_own(pokedex: Pokedex, tables: BattleTables) -> None:
    # All three are as fast.
    slugs = (("articuno", "ice-beam"), ("mew", "psychic"), ("mew", "swift"))
    sides = [Combatant(pokemon=slug, move=move, level=level) for slug, move in slugs for level in (50, 50)]
    pairs = [(a, b) for a in sides for b in sides]
    there = in_order(*matchups(tables, line_up_duels(pokedex, pairs)))
    back = in_order(*matchups(tables, line_up_duels(pokedex, [(b, a) for a, b in pairs])))
    np.testing.assert_array_equal(there.fighters["attack"], back.fighters["attack"])
    np.testing.assert_array_equal(there.moves["power"], back.moves["power"])
    assert there.order.mirror.tolist() == [a == b for a, b in pairs]


def test_another_seed_plays_other_battles(tables: BattleTables, drawn: Duels) -> None:
    first, second = (in_order(*matchups(tables, drawn), seed=seed) for seed in (0, 1))
    assert (first.seeds != second.seeds).all()
    # Only duels that are the same in everything have the same seed.
    same = {(str(duel.tolist()), str(moves.tolist())) for duel, moves in zip(first.fighters, first.moves, strict=True)}
    assert len(set(first.seeds.tolist())) == len(same) > 0.99 * len(drawn)
    np.testing.assert_array_equal(first.order.swapped, second.order.swapped)


def test_the_sides_are_numbered_as_they_stand(tables: BattleTables, drawn: Duels) -> None:
    ordered = in_order(*matchups(tables, drawn))
    assert (ordered.fighters["side"] == [0, 1]).all()


def test_no_duels_have_no_order(tables: BattleTables, drawn: Duels) -> None:
    assert len(in_order(*matchups(tables, drawn.take(slice(0, 0)))).seeds) == 0


class TestShareOfA:
    def test_it_turns_only_the_rows_in_which_b_stands_first(self) -> None:
        order = SideOrder(swapped=np.array([False, True, False]), mirror=np.array([False, False, True]))
        assert order.share_of_a(np.array([0.9, 0.9, 0.9])).tolist() == pytest.approx([0.9, 0.1, 0.5])

    def test_it_is_its_own_inverse(self, tables: BattleTables, drawn: Duels) -> None:
        order = in_order(*matchups(tables, drawn)).order
        chances = np.random.default_rng(1).random(len(drawn))
        back = order.share_of_a(order.share_of_a(chances))
        np.testing.assert_allclose(back[~order.mirror], chances[~order.mirror], atol=1e-15)

    def test_the_chances_of_both_sides_make_one_and_a_mirror_is_even(self, tables: BattleTables, drawn: Duels) -> None:
        with_mirrors = Duels.concatenate([drawn, Duels(a=drawn.a, b=drawn.a)])
        there, back = (in_order(*matchups(tables, one)).order for one in (with_mirrors, with_mirrors.swapped()))
        chances = np.random.default_rng(1).random(len(with_mirrors))
        np.testing.assert_allclose(there.share_of_a(chances) + back.share_of_a(chances), 1, atol=1e-15)
        assert there.mirror.sum() >= len(drawn)
        assert (there.share_of_a(chances)[there.mirror] == 0.5).all()
