from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
import pytest
from app.domain.prediction.race import strikes

from app.domain.battle.lineup import call_out
from app.domain.prediction.draws import DRAWS, RANDOM, SPREAD, STRONG, draw

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants, Duels
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

Drawn = tuple["Duels", "NDArray[np.str_]"]


@pytest.fixture(scope="module")
def many(pokedex: Pokedex, tables: BattleTables) -> Drawn:
    return draw(pokedex, tables, 4000, np.random.default_rng(1))


def columns(side: Combatants) -> list[list[object]]:
    return [getattr(side, field.name).tolist() for field in fields(side)]


def test_everyone_plays_a_move_that_it_learns_and_may_play(pokedex: Pokedex, many: Drawn) -> None:
    duels, _ = many
    allowed = {one.slug: {move.slug for move in pokedex.damaging_moves(one.slug)} for one in pokedex.pokemon}
    for side in (duels.a, duels.b):
        for row in range(len(side)):
            # Calling out also checks every number.
            combatant = call_out(pokedex, side, row)
            assert combatant.move in allowed[combatant.pokemon]


def test_everyone_who_can_fight_is_drawn(pokedex: Pokedex, many: Drawn) -> None:
    duels, _ = many
    seen = {pokedex.pokemon[at].slug for side in (duels.a, duels.b) for at in side.pokemon}
    assert seen == {one.slug for one in pokedex.pokemon if pokedex.damaging_moves(one.slug)}
    assert "ditto" not in seen


def test_each_kind_of_draw_has_its_share(many: Drawn) -> None:
    _, kind = many
    shares = {one: float((kind == one).mean()) for one in DRAWS}
    assert shares == pytest.approx({RANDOM: 0.4, STRONG: 0.3, SPREAD: 0.3}, abs=0.03)


def test_random_and_strong_duels_are_standard_duels(pokedex: Pokedex, many: Drawn) -> None:
    duels, kind = many
    standard = np.flatnonzero(kind != SPREAD)
    for side in (duels.a.take(standard), duels.b.take(standard)):
        assert set(side.level.tolist()) == {50}
        assert set(side.friendship.tolist()) == {70}
        assert set(side.nature.tolist()) == {pokedex.nature_positions["hardy"]}
        assert set(side.ivs.ravel().tolist()) == {31}
        assert set(side.avs.ravel().tolist()) == {0}


def test_spread_duels_reach_over_all_that_the_game_allows(pokedex: Pokedex, many: Drawn) -> None:
    duels, kind = many
    spread = np.flatnonzero(kind == SPREAD)
    for side in (duels.a.take(spread), duels.b.take(spread)):
        assert len(set(side.nature.tolist())) == len(pokedex.natures)
        for values, lowest, highest in (
            (side.level, 1, 100),
            (side.friendship, 0, 255),
            (side.ivs, 0, 31),
            (side.avs, 0, 200),
        ):
            assert lowest <= values.min() <= lowest + 5
            assert highest - 1 <= values.max() <= highest
    assert duels.a.take(spread).level.min() >= 5


def test_the_foes_of_half_of_the_spread_duels_are_of_a_similar_level(many: Drawn) -> None:
    duels, kind = many
    gap = np.abs(duels.a.level - duels.b.level)[kind == SPREAD]
    # Half by choice, and a fifth of the others by chance.
    assert float((gap <= 10).mean()) == pytest.approx(0.6, abs=0.05)


def test_strong_moves_damage_more_than_random_ones(tables: BattleTables, many: Drawn) -> None:
    duels, kind = many
    found = strikes(tables, duels.a, duels.b)
    damage = np.minimum(found.mean, 1) * found.accuracy
    assert damage[kind == STRONG].mean() > 1.5 * damage[kind == RANDOM].mean()


def test_the_same_seed_draws_the_same_and_another_seed_something_else(pokedex: Pokedex, tables: BattleTables) -> None:
    first, again, other = (draw(pokedex, tables, 50, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert columns(first[0].a) == columns(again[0].a)
    assert columns(first[0].b) == columns(again[0].b)
    assert first[1].tolist() == again[1].tolist()
    assert columns(first[0].a) != columns(other[0].a)


@pytest.mark.parametrize("count", [0, 1])
def test_as_many_are_drawn_as_were_asked_for(pokedex: Pokedex, tables: BattleTables, count: int) -> None:
    duels, kind = draw(pokedex, tables, count, np.random.default_rng(3))
    assert (len(duels), len(kind)) == (count, count)
