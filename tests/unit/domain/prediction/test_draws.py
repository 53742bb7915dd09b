from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.battle.engine.matchup import matchups
from app.domain.battle.lineup import call_out
from app.domain.battle.outlook.blows import mean_damages
from app.domain.prediction.draws import DRAWS, EXAM, LESSONS, MIXTURES, RANDOM, SPREAD, STRONG, draw, draws_version
from app.domain.prediction.splits import Fold, folds
from tests.contracts.pokedex_variants import excerpt

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants, Duels
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

Drawn = tuple["Duels", "NDArray[np.str_]"]


@pytest.fixture(scope="module")
def lessons(pokedex: Pokedex) -> Drawn:
    return draw(pokedex, MIXTURES[LESSONS], 4000, np.random.default_rng(1))


@pytest.fixture(scope="module")
def exam(pokedex: Pokedex) -> Drawn:
    return draw(pokedex, MIXTURES[EXAM], 4000, np.random.default_rng(1))


@pytest.fixture(params=["lessons", "exam"])
def many(request: pytest.FixtureRequest) -> Drawn:
    some: Drawn = request.getfixturevalue(request.param)
    return some


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


@pytest.mark.parametrize(("mixture", "shares"), [("lessons", (0.4, 0.3, 0.3)), ("exam", (1 / 3, 1 / 3, 1 / 3))])
def test_each_kind_of_draw_has_its_share(
    request: pytest.FixtureRequest, mixture: str, shares: tuple[float, float, float]
) -> None:
    _, kind = request.getfixturevalue(mixture)
    found = {one: float((kind == one).mean()) for one in DRAWS}
    assert found == pytest.approx(dict(zip((RANDOM, STRONG, SPREAD), shares, strict=True)), abs=0.03)


def test_lessons_come_from_every_fold_and_the_exam_from_its_own(pokedex: Pokedex, lessons: Drawn, exam: Drawn) -> None:
    found = folds(pokedex, lessons[0])
    shares = {fold: float((found == fold).mean()) for fold in Fold}
    assert shares == pytest.approx({Fold.TRAIN: 0.80, Fold.CALIBRATION: 0.08, Fold.TEST: 0.12}, abs=0.03)
    assert set(folds(pokedex, exam[0]).tolist()) == {Fold.TEST}


def test_the_exam_brings_a_pair_together_both_ways_round(exam: Drawn) -> None:
    duels, _ = exam
    pairs = set(zip(duels.a.pokemon.tolist(), duels.b.pokemon.tolist(), strict=True))
    turned = {(b, a) for a, b in pairs}
    assert len(pairs) > 0.5 * len(duels)
    assert len(pairs & turned) > 0.2 * len(pairs)


def test_random_and_strong_duels_are_standard_duels(pokedex: Pokedex, many: Drawn) -> None:
    duels, kind = many
    standard = np.flatnonzero(kind != SPREAD)
    for side in (duels.a.take(standard), duels.b.take(standard)):
        assert set(side.level.tolist()) == {50}
        assert set(side.friendship.tolist()) == {70}
        assert set(side.nature.tolist()) == {pokedex.nature_positions["hardy"]}
        assert set(side.ivs.ravel().tolist()) == {31}
        assert set(side.avs.ravel().tolist()) == {0}


@pytest.mark.parametrize(("mixture", "lowest_level"), [("lessons", 1), ("exam", 15)])
def test_spread_duels_reach_over_all_that_they_may(
    request: pytest.FixtureRequest, pokedex: Pokedex, mixture: str, lowest_level: int
) -> None:
    duels, kind = request.getfixturevalue(mixture)
    spread = np.flatnonzero(kind == SPREAD)
    for side in (duels.a.take(spread), duels.b.take(spread)):
        assert len(set(side.nature.tolist())) == len(pokedex.natures)
        assert set(side.level.tolist()) == set(range(lowest_level, 101))
        for values, lowest, highest in ((side.friendship, 0, 255), (side.ivs, 0, 31), (side.avs, 0, 200)):
            assert lowest <= values.min() <= lowest + 1
            assert highest - 1 <= values.max() <= highest


@pytest.mark.parametrize(
    ("mixture", "near"),
    # Half by choice, and a fifth of the others by chance; in the exam, which begins at level 15, by chance alone.
    [("lessons", 0.6), ("exam", 0.23)],
)
def test_the_foes_of_so_many_spread_duels_are_of_a_similar_level(
    request: pytest.FixtureRequest, mixture: str, near: float
) -> None:
    duels, kind = request.getfixturevalue(mixture)
    gap = np.abs(duels.a.level - duels.b.level)[kind == SPREAD]
    assert float((gap <= 10).mean()) == pytest.approx(near, abs=0.05)


@pytest.mark.parametrize(("mixture", "untrained", "trained"), [("lessons", 0.3, 0.2), ("exam", 0.0, 0.0)])
def test_avs_are_all_or_nothing_as_often_as_the_mixture_says(
    request: pytest.FixtureRequest, mixture: str, untrained: float, trained: float
) -> None:
    duels, kind = request.getfixturevalue(mixture)
    avs = duels.a.avs[kind == SPREAD]
    # One in 201 is 0, and one is 200, by chance.
    assert float((avs == 0).mean()) == pytest.approx(untrained, abs=0.03)
    assert float((avs == 200).mean()) == pytest.approx(trained, abs=0.03)


def test_strong_moves_damage_more_than_random_ones(tables: BattleTables, many: Drawn) -> None:
    duels, kind = many
    damage = mean_damages(*matchups(tables, duels))
    assert damage[kind == STRONG].mean() > 1.5 * damage[kind == RANDOM].mean()


@pytest.mark.parametrize("name", MIXTURES)
def test_the_same_seed_draws_the_same_and_another_seed_something_else(pokedex: Pokedex, name: str) -> None:
    first, again, other = (draw(pokedex, MIXTURES[name], 50, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert columns(first[0].a) == columns(again[0].a)
    assert columns(first[0].b) == columns(again[0].b)
    assert first[1].tolist() == again[1].tolist()
    assert columns(first[0].a) != columns(other[0].a)


@pytest.mark.parametrize("name", MIXTURES)
@pytest.mark.parametrize("count", [0, 1])
def test_as_many_are_drawn_as_were_asked_for(pokedex: Pokedex, name: str, count: int) -> None:
    duels, kind = draw(pokedex, MIXTURES[name], count, np.random.default_rng(3))
    assert (len(duels), len(kind)) == (count, count)


def test_the_version_of_the_draws_names_the_pokedex(pokedex: Pokedex) -> None:
    assert draws_version(pokedex) == draws_version(pokedex)
    assert draws_version(pokedex) != draws_version(excerpt(pokedex))
