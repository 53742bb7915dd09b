from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.attack import follows_formula
from app.domain.battle.lineup import call_out
from app.domain.battle.strike import strike
from app.domain.prediction.race import TURNS, Strikes, ko_by_turn, possible_uses, race, strikes
from tests.unit.domain.examples import one

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

EVERY_TURN = np.arange(1, TURNS + 1)[None, :]
CURVE = st.lists(st.floats(0, 1), min_size=TURNS, max_size=TURNS).map(lambda one: np.array([sorted(one)]))


def steady(share: float, accuracy: float = 1.0) -> Strikes:
    """Return a move that always takes this share of the foe's HP when it hits."""
    facts = dict.fromkeys((field.name for field in fields(Strikes)), 0.0)
    facts |= {"mean": share, "accuracy": accuracy, "at_once": float(share >= 1), "ko_share": 0.995}
    return Strikes(**{name: np.array([value]) for name, value in facts.items()})


def ko_turn(turn: int) -> NDArray[np.float64]:
    """Return the curve of one who KOs for sure in that turn; never, if it is beyond the last."""
    return (turn <= EVERY_TURN).astype(np.float64)


class TestStrikes:
    def test_they_reach_from_the_weakest_to_the_strongest_that_a_calculator_gives(
        self, pokedex: Pokedex, tables: BattleTables, drawn: Duels
    ) -> None:
        found = strikes(tables, drawn.a, drawn.b)
        for row in range(0, len(drawn), 11):
            attacker, defender = call_out(pokedex, drawn.a, row), call_out(pokedex, drawn.b, row)
            if not follows_formula(pokedex.get_move(attacker.move)) or attacker.move == "zippy-zap":
                continue
            expected = strike(pokedex, tables, attacker, defender)
            assert found.weakest[row] * expected.foe_hp == pytest.approx(expected.weakest)
            assert found.strongest[row] * expected.foe_hp == pytest.approx(expected.strongest)

    def test_psywave_reaches_as_far_as_a_calculator_says(self, pokedex: Pokedex, tables: BattleTables) -> None:
        found = strikes(tables, one(pokedex, "mewtwo", "psywave"), one(pokedex, "snorlax", "body-slam"))
        points = [float(share[0]) * 235 for share in (found.weakest, found.mean, found.strongest)]
        assert points == pytest.approx([25, 50, 75])
        assert found.variance[0] > 0

    def test_they_are_finite_and_their_chances_are_chances(self, tables: BattleTables, wild: Duels) -> None:
        found = strikes(tables, wild.a, wild.b)
        for field in fields(found):
            column = getattr(found, field.name)
            assert np.isfinite(column).all(), field.name
            assert column.min() >= 0, field.name
        for chances in (found.accuracy, found.critical, found.at_once):
            assert chances.max() <= 1

    @pytest.mark.parametrize(("level", "accuracy"), [(49, 0.0), (50, 0.3), (60, 0.4), (100, 0.8)])
    def test_a_one_hit_ko_hits_by_the_difference_of_levels(
        self, pokedex: Pokedex, tables: BattleTables, level: int, accuracy: float
    ) -> None:
        user, target = one(pokedex, "rhydon", "horn-drill", level=level), one(pokedex, "mew", "psychic")
        found = strikes(tables, user, target)
        assert found.accuracy.tolist() == pytest.approx([accuracy])
        assert found.at_once.tolist() == [1]

    @pytest.mark.parametrize(
        ("pokemon", "move", "target"),
        [("hypno", "dream-eater", "machamp"), ("gengar", "night-shade", "snorlax"), ("rhydon", "horn-drill", "gengar")],
    )
    def test_what_has_no_effect_never_kos(
        self, pokedex: Pokedex, tables: BattleTables, pokemon: str, move: str, target: str
    ) -> None:
        found = strikes(tables, one(pokedex, pokemon, move), one(pokedex, target, "tackle"))
        assert (found.mean[0], found.strongest[0], found.at_once[0]) == (0, 0, 0)
        assert ko_by_turn(found, EVERY_TURN).max() == pytest.approx(0)


class TestKoByTurn:
    def test_the_chances_are_chances_and_never_fall(self, tables: BattleTables, wild: Duels) -> None:
        fallen = ko_by_turn(strikes(tables, wild.a, wild.b), possible_uses(tables, wild.a.move))
        assert fallen.shape == (len(wild), TURNS)
        assert fallen.min() >= 0
        assert fallen.max() <= 1 + 1e-9
        assert np.diff(fallen, axis=1).min() >= -1e-6

    def test_two_hits_out_of_as_many_tosses_of_a_coin(self) -> None:
        fallen = ko_by_turn(steady(0.6, accuracy=0.5), EVERY_TURN)
        expected = [1 - 0.5**turn * (1 + turn) for turn in range(1, TURNS + 1)]
        assert fallen[0].tolist() == pytest.approx(expected, abs=1e-6)

    def test_without_a_miss_the_turn_is_certain(self) -> None:
        assert ko_by_turn(steady(0.4), EVERY_TURN)[0].tolist() == pytest.approx([0, 0] + [1] * (TURNS - 2), abs=1e-6)
        assert ko_by_turn(steady(1.2), EVERY_TURN)[0].tolist() == pytest.approx([1] * TURNS, abs=1e-6)

    def test_a_damage_of_exactly_all_hp_is_a_ko(self, pokedex: Pokedex, tables: BattleTables) -> None:
        charmander = one(pokedex, "charmander", "scratch", ivs=(2, 31, 31, 31, 31, 31))
        found = strikes(tables, one(pokedex, "gastly", "night-shade"), charmander)
        assert found.mean.tolist() == [0.5]
        assert ko_by_turn(found, EVERY_TURN)[0].tolist() == pytest.approx([0] + [1] * (TURNS - 1), abs=1e-6)

    def test_halving_takes_as_many_uses_as_there_are_halves(self, pokedex: Pokedex, tables: BattleTables) -> None:
        found = strikes(tables, one(pokedex, "raticate", "super-fang"), one(pokedex, "snorlax", "body-slam"))
        certain = replace(found, accuracy=np.ones(1))
        # 235, 118, 59, 30, 15, 8, 4, 2, 1, 0
        assert ko_by_turn(certain, EVERY_TURN)[0].tolist() == pytest.approx([0] * 8 + [1] * 4)

    def test_uses_that_are_not_made_do_not_count(self) -> None:
        every_other = np.array([[turn // 2 for turn in range(1, TURNS + 1)]])
        fallen = ko_by_turn(steady(0.6), every_other)
        assert fallen[0].tolist() == pytest.approx([0, 0, 0] + [1] * (TURNS - 3), abs=1e-6)


@pytest.mark.parametrize(
    ("move", "uses"),
    [
        ("tackle", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
        ("solar-beam", [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]),
        ("hyper-beam", [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]),
        ("bide", [0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4]),
        ("fake-out", [1] * 12),
        ("explosion", [1] * 12),
        ("fissure", [1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8, 8]),  # 5 PP, 8 with PP Ups
    ],
)
def test_how_often_a_move_can_have_struck(pokedex: Pokedex, tables: BattleTables, move: str, uses: list[int]) -> None:
    found = possible_uses(tables, np.array([pokedex.move_positions[move]]))
    assert found.tolist() == [uses]


class TestRace:
    @given(first=st.sampled_from([0.0, 0.5, 1.0]), own=CURVE, foe=CURVE)
    def test_somebody_wins_it(self, first: float, own: NDArray[np.float64], foe: NDArray[np.float64]) -> None:
        mine, theirs = race(np.array([first]), own, foe), race(np.array([1 - first]), foe, own)
        assert -1e-12 <= mine[0] <= 1 + 1e-12
        np.testing.assert_allclose(mine + theirs, 1)

    @pytest.mark.parametrize(
        ("first", "own", "foe", "chance"),
        [
            (1.0, 1, 1, 1),
            (0.0, 1, 1, 0),
            (0.5, 1, 1, 0.5),
            (0.0, 2, 3, 1),
            (1.0, 3, 2, 0),
            (0.0, TURNS, TURNS + 1, 1),
            (1.0, TURNS + 1, TURNS + 1, 0.5),  # neither ever falls
        ],
    )
    def test_whoever_kos_sooner_wins_and_the_first_to_move_where_that_is_equal(
        self, *, first: float, own: int, foe: int, chance: float
    ) -> None:
        assert race(np.array([first]), ko_turn(own), ko_turn(foe)).tolist() == [chance]

    def test_moving_first_never_hurts(self, tables: BattleTables, drawn: Duels) -> None:
        own = ko_by_turn(strikes(tables, drawn.a, drawn.b), possible_uses(tables, drawn.a.move))
        foe = ko_by_turn(strikes(tables, drawn.b, drawn.a), possible_uses(tables, drawn.b.move))
        first, second = (race(np.full(len(drawn), order), own, foe) for order in (1.0, 0.0))
        assert (first >= second - 1e-9).all()
