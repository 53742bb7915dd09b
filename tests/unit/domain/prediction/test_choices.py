from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.prediction.choices import Scenario, choices, safest_pairs
from app.domain.prediction.model import DuelForecasts
from app.domain.prediction.safest_choices import safest_choices

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Three moves against three replies: safe, brilliant on average, hopeless.
TABLE = np.array([[0.5, 0.6, 0.5], [0.1, 1.0, 1.0], [0.0, 0.2, 0.1]])


def forecasts(table: NDArray[np.float64]) -> DuelForecasts:
    chance = table.ravel()
    return DuelForecasts(
        win_probability=chance,
        interval_low=chance - 0.1,
        interval_high=chance + 0.2,
        turns=1 + 10 * chance,
        battles=None,
    )


@pytest.mark.parametrize("scenario", [Scenario.WORST_CASE, Scenario.KNOWN])
def test_a_move_is_worth_what_it_wins_against_the_best_reply(scenario: Scenario) -> None:
    found = choices(forecasts(TABLE), 3, scenario)

    assert [(one.move, one.reply) for one in found] == [(0, 0), (1, 0), (2, 0)]
    assert [one.win_probability for one in found] == [0.5, 0.1, 0.0]
    assert [one.interval_low for one in found] == pytest.approx([0.4, 0.0, -0.1])
    assert [one.interval_high for one in found] == pytest.approx([0.7, 0.3, 0.2])
    assert [one.turns for one in found] == pytest.approx([6, 2, 1])


def test_on_average_a_move_is_worth_its_mean_over_all_replies() -> None:
    found = choices(forecasts(TABLE), 3, Scenario.AVERAGE)

    mean = TABLE[[1, 0, 2]].mean(axis=1)
    assert [(one.move, one.reply) for one in found] == [(1, 0), (0, 0), (2, 0)]
    assert [one.win_probability for one in found] == pytest.approx(mean)
    assert [one.interval_low for one in found] == pytest.approx(mean - 0.1)
    assert [one.turns for one in found] == pytest.approx(1 + 10 * mean)


def test_moves_of_equal_worth_are_ranked_by_their_mean_and_then_as_they_stand() -> None:
    table = np.array([[0.2, 0.3], [0.2, 0.9], [0.2, 0.3]])
    assert [one.move for one in choices(forecasts(table), 2, Scenario.WORST_CASE)] == [1, 0, 2]


def test_both_sides_of_a_pair_choose_what_is_safest_for_them() -> None:
    # The first side is sure of 0.5 with its first move; the second loses least, 0.5, with its first or third reply.
    assert safest_pairs(TABLE, np.array([0, 3]), np.array([0, 3])).tolist() == [[0, 0]]
    assert safest_pairs(TABLE, np.array([0, 1, 3]), np.array([0, 2, 3])).tolist() == [[0, 0], [0, 2], [1, 0], [1, 2]]


probabilities = st.integers(0, 8).map(lambda eighths: eighths / 8)


@st.composite
def tables(draw: st.DrawFn) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    counts = draw(st.lists(st.integers(1, 6), min_size=1, max_size=5))
    replies = draw(st.integers(1, 6))
    rows = draw(
        st.lists(
            st.lists(probabilities, min_size=replies, max_size=replies), min_size=sum(counts), max_size=sum(counts)
        )
    )
    return np.array(rows), np.cumsum([0, *counts])


@given(tables(), st.integers(0, 2**32 - 1))
def test_the_search_finds_what_weighing_everything_finds(
    table_and_starts: tuple[NDArray[np.float64], NDArray[np.int64]], seed: int
) -> None:
    table, starts = table_and_starts
    guess = np.random.default_rng(seed).random(len(table))

    rows, replies = safest_choices(lambda some, answers: table[some, answers], starts, table.shape[1], guess)

    worth = table.min(axis=1)
    best = [worth[start:end].max() for start, end in itertools.pairwise(starts)]
    assert table[rows, replies].tolist() == best
    assert worth[rows].tolist() == best
    assert (starts[:-1] <= rows).all()
    assert (rows < starts[1:]).all()


def test_the_search_leaves_most_pairs_alone() -> None:
    dice = np.random.default_rng(5)
    strength = dice.random((50 * 18, 1))
    table = np.clip(strength + 0.3 * dice.random((1, 18)) + 0.05 * dice.standard_normal((50 * 18, 18)), 0, 1)
    asked = 0

    def weigh(rows: NDArray[np.int64], replies: NDArray[np.int64]) -> NDArray[np.float64]:
        nonlocal asked
        asked += len(rows)
        return np.asarray(table[rows, replies])

    safest_choices(weigh, np.arange(0, 50 * 18 + 1, 18), 18, strength[:, 0])

    assert asked < table.size / 4


@given(
    st.integers(1, 6).flatmap(
        lambda n: st.lists(st.lists(probabilities, min_size=n, max_size=n), min_size=1, max_size=6)
    )
)
def test_exchanging_the_sides_of_a_pair_exchanges_their_choices(rows: list[list[float]]) -> None:
    table = np.array(rows)
    own, foe = np.array([0, len(table)]), np.array([0, table.shape[1]])
    ((row, column),) = safest_pairs(table, own, foe).tolist()
    assert safest_pairs(1 - table.T, foe, own).tolist() == [[column, row]]
