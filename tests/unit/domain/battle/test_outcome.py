from __future__ import annotations

from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.domain.battle.outcome import Tallies

COUNTS = st.tuples(*[st.integers(0, 1000)] * 3).filter(any)


def tallies(*rows: tuple[int, int, int, int]) -> Tallies:
    a_wins, b_wins, ties, turns = (np.array(column) for column in zip(*rows, strict=True))
    return Tallies(a_wins=a_wins, b_wins=b_wins, ties=ties, turns=turns)


def columns(of: Tallies) -> list[list[int]]:
    return [getattr(of, field.name).tolist() for field in fields(of)]


def test_a_tie_counts_as_half_a_win_for_each() -> None:
    some = tallies((7, 3, 0, 40), (0, 0, 4, 8), (1, 2, 1, 4))
    assert len(some) == 3
    assert some.battles.tolist() == [10, 4, 4]
    assert some.win_share.tolist() == [0.7, 0.5, 0.375]
    assert some.mean_turns.tolist() == [4, 2, 1]


@given(counts=COUNTS)
def test_the_shares_of_both_sides_make_one(counts: tuple[int, int, int]) -> None:
    a, b, ties = counts
    there, back = tallies((a, b, ties, 1)).win_share, tallies((b, a, ties, 1)).win_share
    np.testing.assert_allclose(there + back, 1)
    assert 0 <= there[0] <= 1


def test_rows_taken_and_put_together_again_are_the_same() -> None:
    some = tallies((7, 3, 0, 40), (0, 0, 4, 8), (1, 2, 1, 4))
    again = Tallies.concatenate([some.take(slice(0, 2)), some.take(np.array([2]))])
    assert columns(again) == columns(some) == [[7, 0, 1], [3, 0, 2], [0, 4, 1], [40, 8, 4]]
    assert columns(some.take(np.array([2, 0]))) == [[1, 7], [2, 3], [1, 0], [4, 40]]
