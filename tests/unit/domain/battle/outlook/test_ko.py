"""The chances to KO against counting every case, in whole numbers and fractions."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.outlook.ko import write_ko_chances
from app.domain.battle.strike import strikes
from tests.unit.domain.examples import one

if TYPE_CHECKING:
    from app.domain.battle.strike import DetailedStrike
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

ROLLS = st.lists(st.integers(0, 60), min_size=1, max_size=4).map(sorted)
HITS = {2: Fraction(35, 100), 3: Fraction(35, 100), 4: Fraction(15, 100), 5: Fraction(15, 100)}
Chances = dict[int, Fraction]


def ko_chances(rolls: list[int], hp: int, *, lands: float = 1.0, works_once: bool = False) -> list[float]:
    points, likely, found = np.minimum(rolls, hp), np.full(len(rolls), 1 / len(rolls)), np.zeros(4)
    write_ko_chances(hp, points, likely, lands, works_once, found, np.empty((4, hp + 1)))
    return [float(chance) for chance in found]


def counted(rolls: list[int], uses: int, hp: int) -> Fraction:
    """Try every way that the rolls can fall."""
    sums = [sum(taken) for taken in product(rolls, repeat=uses)]
    return Fraction(sum(total >= hp for total in sums), len(sums))


def counted_fast(rolls: tuple[int, ...], uses: int, hp: int) -> Fraction:
    """Try every way as well, over an array."""
    sums = np.zeros(1, np.int64)
    for _ in range(uses):
        sums = (sums[:, None] + np.array(rolls)).ravel()
    return Fraction(int((sums >= hp).sum()), len(rolls) ** uses)


def added(first: Chances, second: Chances, hp: int) -> Chances:
    total: Chances = defaultdict(Fraction)
    for (one_damage, chance), (other_damage, other) in product(first.items(), second.items()):
        total[min(one_damage + other_damage, hp)] += chance * other
    return total


def of_a_hit(strike: DetailedStrike, critical: Fraction) -> Chances:
    chances: Chances = {}
    for rolls, share in ((strike.rolls, 1 - critical), (strike.critical_rolls, critical)):
        for roll in rolls if share else ():
            chances[roll] = chances.get(roll, Fraction(0)) + share / len(rolls)
    return chances


def exact_chances(strike: DetailedStrike, hits: Chances, *, critical: Fraction, lands: Fraction) -> list[float]:
    hit = of_a_hit(strike, critical)
    use: Chances = {0: 1 - lands}
    so_far: Chances = {0: Fraction(1)}
    for number in range(1, max(hits) + 1):
        so_far = added(so_far, hit, strike.foe_hp)
        for damage, chance in so_far.items():
            use[damage] = use.get(damage, Fraction(0)) + lands * hits.get(number, Fraction(0)) * chance
    taken, found = {0: Fraction(1)}, []
    for _ in range(4):
        taken = added(taken, use, strike.foe_hp)
        found.append(float(taken.get(strike.foe_hp, Fraction(0))))
    return found


class TestPlainRolls:
    @given(rolls=ROLLS, hp=st.integers(1, 150))
    def test_they_are_what_counting_every_case_gives(self, rolls: list[int], hp: int) -> None:
        assert ko_chances(rolls, hp) == pytest.approx([float(counted(rolls, uses, hp)) for uses in (1, 2, 3, 4)])

    @given(rolls=ROLLS, hp=st.integers(1, 250), lands=st.floats(0, 1))
    def test_another_use_never_lowers_the_chance(self, rolls: list[int], hp: int, lands: float) -> None:
        chances = ko_chances(rolls, hp, lands=lands)
        assert all(one <= other + 1e-12 for one, other in pairwise(chances))
        assert 0 <= chances[0] <= chances[-1] <= 1

    def test_what_works_once_has_one_chance(self) -> None:
        assert ko_chances([60, 100], 100, works_once=True) == [0.5] * 4

    def test_misses_leave_the_foe_as_it_was(self) -> None:
        assert ko_chances([100], 100, lands=0.5) == [0.5, 0.75, 0.875, 0.9375]
        assert ko_chances([50], 100, lands=0.5) == [0, 0.25, 0.5, 0.6875]

    def test_what_is_certain_is_exactly_one_and_what_cannot_be_exactly_zero(self) -> None:
        rolls = list(range(26, 33)) * 3  # whose chances do not add up to 1 in binary
        assert ko_chances(rolls, 100)[3] == 1
        assert ko_chances(rolls, 128)[:3] == [0, 0, 0]
        assert 0 < ko_chances(rolls, 128)[3] < 1
        assert ko_chances([1, 2], 1000) == [0] * 4

    def test_a_damage_that_overshoots_does_not_come_around_again(self) -> None:
        assert ko_chances([90, 100], 100) == [0.5, 1, 1, 1]


class TestStrikes:
    @pytest.mark.parametrize(
        ("user", "move", "foe"),
        [
            ("pikachu-starter", "thunderbolt", "gyarados"),
            ("machamp", "karate-chop", "snorlax"),
            ("gyarados", "waterfall", "mewtwo"),
            ("mew", "psychic", "mew"),
            ("eevee", "tackle", "chansey"),
            ("pikachu-starter", "zippy-zap", "mew"),
            ("starmie", "surf", "alakazam"),
            ("jolteon", "thunder", "dragonite"),
        ],
    )
    @pytest.mark.parametrize("level", [33, 50, 58])
    def test_every_way_that_up_to_four_uses_fall_is_counted(
        self, pokedex: Pokedex, tables: BattleTables, user: str, move: str, foe: str, *, level: int
    ) -> None:
        found = strikes(tables, one(pokedex, user, move, level=level), one(pokedex, foe, "tackle")).in_detail()[0]
        assert len(found.rolls) == 16
        expected = [counted_fast(found.rolls, uses, found.foe_hp) for uses in (1, 2, 3, 4)]
        assert found.ko_chances == pytest.approx([float(chance) for chance in expected], abs=1e-12)

    @pytest.mark.parametrize(
        ("user", "move", "foe", "hits"),
        [
            ("jolteon", "pin-missile", "exeggutor", HITS),
            ("beedrill", "fury-attack", "pikachu", HITS),
            ("mew", "double-kick", "snorlax", {2: Fraction(1)}),
            ("beedrill", "twineedle", "alakazam", {2: Fraction(1)}),
        ],
    )
    def test_the_hits_of_a_use_are_counted_together(
        self, pokedex: Pokedex, tables: BattleTables, user: str, move: str, foe: str, *, hits: Chances
    ) -> None:
        found = strikes(tables, one(pokedex, user, move), one(pokedex, foe, "tackle")).in_detail()[0]
        expected = exact_chances(found, hits, critical=Fraction(0), lands=Fraction(1))
        assert found.ko_chances == pytest.approx(expected, abs=1e-12)

    @pytest.mark.parametrize(
        ("user", "move", "foe", "critical"),
        [
            ("pikachu", "thunder", "gyarados", Fraction(1, 24)),
            ("kingler", "crabhammer", "snorlax", Fraction(1, 8)),
            ("eevee", "tackle", "chansey", Fraction(1, 24)),
            ("gyarados", "hydro-pump", "golem", Fraction(1, 24)),
        ],
    )
    def test_criticals_and_misses_are_counted_apart(
        self, pokedex: Pokedex, tables: BattleTables, user: str, move: str, foe: str, *, critical: Fraction
    ) -> None:
        found = strikes(tables, one(pokedex, user, move, level=40), one(pokedex, foe, "tackle")).in_detail()[0]
        lands = Fraction(found.percent_to_hit, 100)
        expected = exact_chances(found, {1: Fraction(1)}, critical=critical, lands=lands)
        assert found.ko_chances_with_criticals_and_misses == pytest.approx(expected, abs=1e-12)
        assert found.ko_chances_with_criticals_and_misses != found.ko_chances

    def test_a_one_hit_ko_fells_whenever_it_hits(self, pokedex: Pokedex, tables: BattleTables) -> None:
        found = strikes(
            tables, one(pokedex, "rhydon", "horn-drill", level=70), one(pokedex, "mew", "tackle")
        ).in_detail()[0]
        assert found.percent_to_hit == 50
        assert list(found.ko_chances) == [1, 1, 1, 1]
        assert list(found.ko_chances_with_criticals_and_misses) == [0.5, 0.75, 0.875, 0.9375]

    def test_psywave_counts_its_101_damages(self, pokedex: Pokedex, tables: BattleTables) -> None:
        found = strikes(tables, one(pokedex, "mewtwo", "psywave", level=80), one(pokedex, "mew", "tackle")).in_detail()[
            0
        ]
        assert len(found.rolls) == 101
        expected = [counted_fast(found.rolls, uses, found.foe_hp) for uses in (1, 2, 3)]
        assert found.ko_chances[:3] == pytest.approx([float(chance) for chance in expected], abs=1e-12)
