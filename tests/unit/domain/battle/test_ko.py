from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.ko import HIT_COUNTS, add_damage, damage_of_a_use, hit_counts, ko_chances, ko_sentence

ONCE = {1: 1.0}
ROLLS = st.lists(st.integers(0, 60), min_size=1, max_size=4).map(sorted)


def sentence(rolls: list[int], hp: int, hits: dict[int, float] | None = None) -> str:
    return ko_sentence(damage_of_a_use(np.array(rolls), hits or ONCE, hp))


def exact_ko_chance(rolls: list[int], uses: int, hp: int) -> Fraction:
    sums = [sum(taken) for taken in product(rolls, repeat=uses)]
    return Fraction(sum(total >= hp for total in sums), len(sums))


class TestHits:
    def test_two_to_five_hits_are_the_only_range(self) -> None:
        assert hit_counts(2, 5) == HIT_COUNTS == {2: 0.35, 3: 0.35, 4: 0.15, 5: 0.15}
        assert sum(HIT_COUNTS.values()) == pytest.approx(1)

    @pytest.mark.parametrize("hits", [1, 2])
    def test_a_fixed_number_of_hits_is_certain(self, hits: int) -> None:
        assert hit_counts(hits, hits) == {hits: 1.0}


class TestDamageOfAUse:
    def test_each_roll_is_equally_likely(self) -> None:
        assert damage_of_a_use(np.array([1, 1, 2, 4]), ONCE, 4).tolist() == [0, 0.5, 0.25, 0, 0.25]

    def test_what_exceeds_the_hp_counts_as_the_hp(self) -> None:
        assert damage_of_a_use(np.array([1, 5, 900, 3]), ONCE, 3).tolist() == [0, 0.25, 0, 0.75]

    def test_two_hits_add_up(self) -> None:
        assert damage_of_a_use(np.array([1, 2]), {2: 1.0}, 5).tolist() == [0, 0, 0.25, 0.5, 0.25, 0]

    def test_the_number_of_hits_may_vary(self) -> None:
        found = damage_of_a_use(np.array([10]), HIT_COUNTS, 100)
        assert {at: found[at] for at in np.flatnonzero(found)} == pytest.approx(
            {20: 0.35, 30: 0.35, 40: 0.15, 50: 0.15}
        )

    @given(rolls=ROLLS, hp=st.integers(1, 100), hits=st.sampled_from([ONCE, {2: 1.0}, HIT_COUNTS]))
    def test_the_chances_add_up_to_one(self, rolls: list[int], hp: int, hits: dict[int, float]) -> None:
        use = damage_of_a_use(np.array(rolls), hits, hp)
        assert use.shape == (hp + 1,)
        assert use.min() >= 0
        assert use.sum() == pytest.approx(1)

    @given(rolls=ROLLS, hp=st.integers(1, 100))
    def test_adding_nothing_changes_nothing(self, rolls: list[int], hp: int) -> None:
        use = damage_of_a_use(np.array(rolls), ONCE, hp)
        nothing = damage_of_a_use(np.array([0]), ONCE, hp)
        np.testing.assert_array_equal(add_damage(use, nothing, hp), use)


class TestKoChances:
    @given(rolls=ROLLS, hp=st.integers(1, 150))
    def test_they_are_what_counting_every_case_gives(self, rolls: list[int], hp: int) -> None:
        expected = [float(exact_ko_chance(rolls, uses, hp)) for uses in (1, 2, 3, 4)]
        assert ko_chances(damage_of_a_use(np.array(rolls), ONCE, hp)) == pytest.approx(expected)

    @given(rolls=ROLLS, hp=st.integers(1, 250))
    def test_another_use_never_lowers_the_chance(self, rolls: list[int], hp: int) -> None:
        chances = ko_chances(damage_of_a_use(np.array(rolls), HIT_COUNTS, hp))
        assert all(one <= other + 1e-12 for one, other in pairwise(chances))
        assert chances[0] >= 0
        assert chances[-1] <= 1 + 1e-12

    def test_a_damage_that_overshoots_does_not_come_around_again(self) -> None:
        assert ko_chances(damage_of_a_use(np.array([90, 100]), ONCE, 100)) == pytest.approx((0.5, 1, 1, 1))


class TestSentence:
    @pytest.mark.parametrize(
        ("rolls", "hp", "expected"),
        [
            ([100], 100, "guaranteed OHKO"),
            ([100, 180], 100, "guaranteed OHKO"),
            ([99, 100], 100, "50 % chance to OHKO"),
            ([90] * 10 + [100] * 6, 100, "37.5 % chance to OHKO"),
            ([90] * 15 + [100], 100, "6.2 % chance to OHKO"),
            ([50], 100, "guaranteed 2HKO"),
            ([49, 51], 100, "75 % chance to 2HKO"),
            ([49, 50], 100, "25 % chance to 2HKO"),
            ([34, 49], 100, "guaranteed 3HKO"),
            ([25], 100, "guaranteed 4HKO"),
            ([24], 100, "5 uses to KO"),
            ([10, 20], 100, "5 to 10 uses to KO"),
            ([1], 714, "714 uses to KO"),
            ([0], 100, "no effect"),
            ([0, 10], 10, "50 % chance to OHKO"),
        ],
    )
    def test_it_says_how_many_uses_it_takes(self, rolls: list[int], hp: int, expected: str) -> None:
        assert sentence(rolls, hp) == expected

    def test_what_can_happen_is_never_0_percent(self) -> None:
        # Only the strongest roll four times in a row: 1 in 65,536.
        assert sentence(list(range(85, 101)), 400) == "less than 0.1 % chance to 4HKO"

    def test_what_can_fail_is_never_100_percent(self) -> None:
        # All but the weakest roll four times in a row.
        assert sentence(list(range(85, 101)), 341) == "more than 99.9 % chance to 4HKO"

    def test_the_hits_of_one_use_count_together(self) -> None:
        assert sentence([20], 100, HIT_COUNTS) == "15 % chance to OHKO"
        assert sentence([50], 100, HIT_COUNTS) == "guaranteed OHKO"

    @given(rolls=ROLLS, hp=st.integers(1, 300))
    def test_a_guarantee_is_one(self, rolls: list[int], hp: int) -> None:
        said = sentence(rolls, hp)
        for uses, name in enumerate(("OHKO", "2HKO", "3HKO", "4HKO"), start=1):
            assert (said == f"guaranteed {name}") == (min(rolls) * uses >= hp > max(rolls) * (uses - 1))
