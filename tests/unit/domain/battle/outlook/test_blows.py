from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.domain.battle.damage import CRITICAL_ONE_IN
from app.domain.battle.duels import Duels
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.outlook.blows import critical_chance, list_damages, mean_damages
from app.domain.battle.outlook.side import ROOM
from app.domain.battle.strike import strikes
from tests.damage_cases import follows_formula
from tests.random_combatants import damaging_moves, random_combatants
from tests.unit.domain.examples import one

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex


def listed(user: Any, foe: Any, move: Any) -> NDArray[np.float64]:
    """Return the chance of each damage of a use, from 0 to the foe's HP."""
    points, chances = np.empty(ROOM, np.int64), np.empty(ROOM)
    count = list_damages(user, foe, move, critical_chance(move), points, chances, np.empty((3, ROOM)))
    found = np.bincount(points[:count], weights=chances[:count], minlength=int(foe.max_hp) + 1)
    return np.asarray(found, dtype=np.float64)


def of_one(tables: BattleTables, duels: Duels, row: int = 0) -> NDArray[np.float64]:
    fighters, moves = matchups(tables, duels)
    return listed(fighters[row, 0], fighters[row, 1], moves[row, 0, 1])


def of_a_hit(tables: BattleTables, duels: Duels, row: int) -> NDArray[np.float64]:
    """Return the same of a single hit, from its rolls, where 1 / 24 of the hits are critical, or more."""
    one_duel = duels.take(slice(row, row + 1))
    hp, move = int(tables.stats(one_duel.b)[0, 0]), one_duel.a.move
    rolled = strikes(tables, one_duel.a, one_duel.b)
    plain, critical = (np.minimum(rolls[0, :16], hp) for rolls in (rolled.rolls, rolled.critical_rolls))
    always = tables.effects.present("always-critical")[move][0]
    likely = 1.0 if always else 1 / CRITICAL_ONE_IN[int(tables.move_critical_stage[move][0])]
    found = np.zeros(hp + 1)
    np.add.at(found, plain, (1 - likely) / 16)
    np.add.at(found, critical, likely / 16)
    return found


def added(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    both, most = np.convolve(first, second), len(first) - 1
    return np.append(both[:most], both[most:].sum())


@pytest.fixture(scope="module")
def every_move(pokedex: Pokedex) -> Duels:
    """Every damaging move five times, used by anybody against anybody."""
    dice = np.random.default_rng(8)
    moves = np.tile(damaging_moves(pokedex), 5)
    users, foes = dice.integers(0, len(pokedex.pokemon), (2, len(moves)))
    return Duels(
        a=random_combatants(pokedex, dice, pokemon=users, move=moves),
        b=random_combatants(pokedex, dice, pokemon=foes, move=dice.permutation(moves)),
    )


def test_the_chances_of_every_use_make_one(tables: BattleTables, every_move: Duels) -> None:
    fighters, moves = matchups(tables, every_move)
    for row in range(len(every_move)):
        chances = listed(fighters[row, 0], fighters[row, 1], moves[row, 0, 1])
        assert len(chances) == fighters[row, 1].max_hp + 1  # nothing takes more than there is
        assert chances.min() >= 0
        assert chances.sum() == pytest.approx(1, abs=1e-12)


def test_a_single_hit_has_the_rolls_of_the_formula(tables: BattleTables, every_move: Duels) -> None:
    effective = tables.effectiveness(every_move.a.move, every_move.b.pokemon) > 0
    by_formula = follows_formula(tables) & (tables.move_records["max_hits"] == 1) & ~tables.move_records["never_works"]
    compared = 0
    for row, at in enumerate(every_move.a.move):
        if by_formula[at] and effective[row]:
            np.testing.assert_allclose(of_one(tables, every_move, row), of_a_hit(tables, every_move, row), atol=1e-12)
            compared += 1
    assert compared > 400


@pytest.mark.parametrize(
    ("move", "weights"),
    [
        ("double-kick", {2: 1.0}),
        ("fury-attack", {2: 0.35, 3: 0.35, 4: 0.15, 5: 0.15}),
        ("twineedle", {2: 1.0}),
    ],
)
@pytest.mark.parametrize("level", [5, 50, 100])
def test_several_hits_add_up(
    pokedex: Pokedex, tables: BattleTables, move: str, weights: dict[int, float], *, level: int
) -> None:
    duels = Duels(a=one(pokedex, "beedrill", move, level=level), b=one(pokedex, "mew", "psychic"))
    hit = of_a_hit(tables, duels, 0)
    expected, so_far = np.zeros_like(hit), np.eye(1, len(hit))[0]
    for hits in range(1, 6):
        so_far = added(so_far, hit)
        expected += weights.get(hits, 0.0) * so_far
    np.testing.assert_allclose(of_one(tables, duels), expected, atol=1e-12)


@pytest.mark.parametrize(
    ("pokemon", "move", "level", "taken"),
    [
        ("gengar", "night-shade", 37, 37),
        ("machamp", "seismic-toss", 100, 100),
        ("dragonite", "dragon-rage", 50, 40),
        ("electrode", "sonic-boom", 50, 20),
        ("raticate", "super-fang", 50, 117),  # half of Snorlax's 235
        ("rhydon", "horn-drill", 50, 235),
        ("dragonite", "counter", 50, 0),  # nothing by themselves
        ("wigglytuff", "mirror-coat", 50, 0),
        ("onix", "bide", 50, 0),
    ],
)
def test_what_no_throw_decides(
    pokedex: Pokedex, tables: BattleTables, pokemon: str, move: str, *, level: int, taken: int
) -> None:
    duels = Duels(a=one(pokedex, pokemon, move, level=level), b=one(pokedex, "snorlax", "body-slam"))
    chances = of_one(tables, duels)
    assert len(chances) == 236
    assert chances[taken] == 1


@pytest.mark.parametrize("level", [1, 33, 100])
def test_psywave_takes_half_to_one_and_a_half_times_the_level(
    pokedex: Pokedex, tables: BattleTables, level: int
) -> None:
    duels = Duels(a=one(pokedex, "mew", "psywave", level=level), b=one(pokedex, "snorlax", "body-slam", level=100))
    expected = np.zeros(len(of_one(tables, duels)))
    for percent in range(50, 151):
        expected[max(level * percent // 100, 1)] += 1 / 101
    np.testing.assert_allclose(of_one(tables, duels), expected, atol=1e-12)


class TestMeanDamages:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            (("pikachu", "thunderbolt"), ("golem", "earthquake")),  # no effect
            (("hypno", "dream-eater"), ("snorlax", "body-slam")),  # nobody sleeps
            (("rhydon", "horn-drill"), ("gengar", "night-shade")),  # no effect either
        ],
    )
    def test_what_never_works_takes_nothing(
        self, pokedex: Pokedex, tables: BattleTables, a: tuple[str, str], b: tuple[str, str]
    ) -> None:
        assert mean_damages(*matchups(tables, Duels(a=one(pokedex, *a), b=one(pokedex, *b))))[0, 0] == 0

    def test_it_is_the_mean_of_the_list_times_the_chance_to_hit(self, tables: BattleTables, every_move: Duels) -> None:
        fighters, moves = matchups(tables, every_move)
        found = mean_damages(fighters, moves)
        accuracy = moves["accuracy"][:, 0, 1]
        rows = np.flatnonzero(~moves["no_effect"][:, 0, 1] & ~moves["never_works"][:, 0, 1] & (accuracy > 0))
        for row in rows[moves["fixed"][rows, 0, 1] != 5]:  # a one-hit KO hits by the levels
            chances = listed(fighters[row, 0], fighters[row, 1], moves[row, 0, 1])
            mean = chances @ np.arange(len(chances)) / fighters["max_hp"][row, 1]
            assert found[row, 0] == pytest.approx(mean * accuracy[row] / 100, abs=1e-12)

    def test_a_higher_level_is_never_felled_at_once(self, pokedex: Pokedex, tables: BattleTables) -> None:
        foe = one(pokedex, "snorlax", "body-slam")
        shares = [
            mean_damages(*matchups(tables, Duels(a=one(pokedex, "rhydon", "horn-drill", level=level), b=foe)))[0, 0]
            for level in (49, 50, 60, 100)
        ]
        assert shares == pytest.approx([0, 0.3, 0.4, 0.8])

    def test_exchanging_the_sides_exchanges_the_columns(self, tables: BattleTables, every_move: Duels) -> None:
        there, back = (mean_damages(*matchups(tables, duels)) for duels in (every_move, every_move.swapped()))
        np.testing.assert_array_equal(there, back[:, ::-1])
        assert ((there >= 0) & (there <= 1 + 1e-12)).all()
