from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.prediction.agreement import NINE_IN_TEN, agreement, wilson_interval


@pytest.mark.parametrize(("wins", "battles"), [(0, 10), (1, 10), (5, 10), (10, 10), (370, 1000), (99_999, 100_000)])
def test_each_end_is_the_chance_from_which_the_share_is_just_within_chance(wins: int, battles: int) -> None:
    for end in wilson_interval(wins, battles):
        away = abs(wins / battles - end)
        assert away == pytest.approx(NINE_IN_TEN * (end * (1 - end) / battles) ** 0.5, abs=1e-12)


def test_what_always_or_never_happened_has_that_end() -> None:
    assert wilson_interval(0, 5)[0] == 0
    assert wilson_interval(5, 5)[1] == 1


@given(battles=st.integers(1, 100_000), share=st.floats(0, 1))
def test_the_share_lies_in_its_interval(battles: int, share: float) -> None:
    wins = round(2 * share * battles) / 2
    low, high = wilson_interval(wins, battles)
    assert 0 <= low <= wins / battles <= high <= 1


@pytest.mark.parametrize("chance", [0.5, 0.1, 0.97])
def test_it_covers_the_truth_nine_times_in_ten(chance: float) -> None:
    wins = np.random.default_rng(1).binomial(1000, chance, 4000)
    covered = np.mean([low <= chance <= high for low, high in (wilson_interval(int(one), 1000) for one in wins)])
    assert covered == pytest.approx(0.9, abs=0.02)


@pytest.mark.parametrize(
    ("forecast", "share", "battles", "sentence"),
    [
        (0.5, 0.5, 100, "within what chance explains"),
        (0.53, 0.5, 100, "within what chance explains"),
        (0.532, 0.5, 10_000, "too high by 3.2 points"),
        (0.4, 0.5, 1_000, "too low by 10.0 points"),
        (1.0, 1.0, 1_000, "within what chance explains"),
        (1.0, 0.5, 1_000, "too high by 50.0 points"),
        (0.0, 0.1, 1_000, "too low by 10.0 points"),
        (0.0, 0.0, 1, "within what chance explains"),
    ],
)
def test_the_sentence_says_whether_chance_explains_it(
    forecast: float, share: float, battles: int, *, sentence: str
) -> None:
    found = agreement(forecast, share, battles)
    assert found.sentence == sentence
    assert found.difference == forecast - share


def test_standard_errors_are_those_of_a_share() -> None:
    assert agreement(0.6, 0.5, 2400).standard_errors == pytest.approx(10, abs=0.01)
    assert agreement(0.4, 0.5, 2400).standard_errors == pytest.approx(-10, abs=0.01)
