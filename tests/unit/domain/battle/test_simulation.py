from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.engine.turn import TIE
from app.domain.battle.simulation import Bucket, PlayedBattles, hp_distribution, turns_distribution


def played(*battles: tuple[int, int, int, int]) -> PlayedBattles:
    """Make battles of (winner, turns, HP left of A, HP left of B), of 200 and 50 HP."""
    rows = np.array(battles)
    return PlayedBattles(won_by=rows[:, 0], turns=rows[:, 1], hp=rows[:, 2:], max_hp=(200, 50))


SOME = played((0, 1, 200, 0), (0, 3, 20, 0), (0, 3, 21, 0), (1, 12, 0, 1), (1, 2, 0, 0), (TIE, 1000, 5, 5))


def test_wins_ties_and_turns_are_counted() -> None:
    assert (SOME.wins, SOME.ties, len(SOME)) == ((3, 2), 1, 6)
    assert SOME.win_share == pytest.approx(3.5 / 6)
    assert SOME.mean_turns == pytest.approx(1021 / 6)


def test_turns_are_counted_one_by_one_and_then_in_wider_buckets() -> None:
    found = turns_distribution(SOME)
    assert found[:3] == [Bucket(low=at, high=at, battles=1 + (at == 3)) for at in (1, 2, 3)]
    assert found[10] == Bucket(low=11, high=15, battles=1)
    assert found[-1] == Bucket(low=101, high=1001, battles=1)


def test_no_bucket_stands_above_the_longest_battle() -> None:
    assert [bucket.battles for bucket in turns_distribution(played((0, 2, 1, 0)))] == [0, 1]


def test_the_hp_of_the_winner_is_counted_by_tenths_with_their_upper_ends() -> None:
    assert SOME.left_to_winner(0).tolist() == [100, 10, 10.5]
    assert [bucket.battles for bucket in hp_distribution(SOME, 0)] == [1, 1, 0, 0, 0, 0, 0, 0, 0, 1]
    # One winner of the other side fainted with its foe, a moment later.
    assert [bucket.battles for bucket in hp_distribution(SOME, 1)] == [2, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    assert [(bucket.low, bucket.high) for bucket in hp_distribution(SOME, 1)][:2] == [(0, 10), (10, 20)]


def test_who_never_wins_has_empty_buckets() -> None:
    assert sum(bucket.battles for bucket in hp_distribution(played((0, 2, 1, 0)), 1)) == 0


@given(turns=st.lists(st.integers(1, 1001), min_size=1), left=st.integers(0, 200))
def test_every_battle_is_in_one_bucket(turns: list[int], left: int) -> None:
    found = played(*((0, one, left, 0) for one in turns))
    assert sum(bucket.battles for bucket in turns_distribution(found)) == len(turns)
    assert sum(bucket.battles for bucket in hp_distribution(found, 0)) == len(turns)
    assert len(turns_distribution(found)) <= 16
