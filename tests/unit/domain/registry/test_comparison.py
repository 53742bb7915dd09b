from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.domain.prediction.bootstrap import grouped_mean, simultaneous_means
from app.domain.prediction.evaluation import log_losses
from app.domain.registry.comparison import FEWEST_DUELS, FEWEST_PAIRS, MARGIN, SLICE_MARGIN, WHOLE, Exam, compare

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.registry.verdict import Finding
    from tests.fakes.fake_duel_dataset import FakeDuelDataset

_DUELS = 3000
_SOME = np.arange(500)


@pytest.fixture
def exam() -> Exam:
    """With shares that are known exactly, in two slices."""
    shares = np.random.default_rng(1).uniform(0.2, 0.8, _DUELS)
    slices = {"some": _SOME, "others": np.arange(500, _DUELS)}
    return Exam(shares=shares, pairs=np.arange(_DUELS) // 3, slices=slices)


def _by(findings: tuple[Finding, ...]) -> dict[str, Finding]:
    return {one.test: one for one in findings}


def _noisy(exam: Exam, spread: float, seed: int) -> NDArray[np.float64]:
    return np.clip(exam.shares + np.random.default_rng(seed).normal(0, spread, _DUELS), 0.01, 0.99)


def test_the_same_forecasts_pass_with_no_difference_at_all(exam: Exam) -> None:
    forecast = _noisy(exam, 0.05, 2)
    findings = compare(exam, forecast, forecast, against="version 1")

    assert all(one.passed and one.measured == 0 for one in findings)
    assert findings[0].words == "log loss as version 1, over 3,000 duels"
    assert set(_by(findings)) == {WHOLE, f"{WHOLE}, some", f"{WHOLE}, others"}


def test_another_seed_of_as_good_a_model_passes(exam: Exam) -> None:
    small = 0.005
    findings = compare(exam, _noisy(exam, small, 2), _noisy(exam, small, 3), against="version 1")

    assert [one for one in findings if not one.passed] == []


def test_a_better_model_passes_and_the_other_way_round_it_is_refused(exam: Exam) -> None:
    good, bad = _noisy(exam, 0.01, 2), _noisy(exam, 0.05, 3)

    assert all(one.passed for one in compare(exam, good, bad, against="version 1"))
    refused = _by(compare(exam, bad, good, against="version 3"))[WHOLE]
    assert not refused.passed
    assert refused.measured == pytest.approx(
        float((log_losses(bad, exam.shares) - log_losses(good, exam.shares)).mean())
    )
    assert "worse than version 3 (95 % interval" in refused.words
    assert "over 3,000 duels" in refused.words


def test_a_model_that_is_better_overall_and_loses_on_one_slice_is_refused(exam: Exam) -> None:
    is_some = np.arange(_DUELS) < len(_SOME)
    champion = np.where(is_some, exam.shares, _noisy(exam, 0.1, 3))
    candidate = np.where(is_some, exam.shares - 0.05, exam.shares)
    found = _by(compare(exam, candidate, champion, against="version 3"))

    assert found[WHOLE].passed
    assert found[f"{WHOLE}, others"].passed
    assert not found[f"{WHOLE}, some"].passed
    assert found[f"{WHOLE}, some"].words.startswith("some: log loss 0.0")
    assert "over 500 duels" in found[f"{WHOLE}, some"].words


def _worse_by(nats: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the forecasts of a candidate, and of a champion whose loss is smaller by so much in each duel."""
    candidate = np.full(_DUELS, 0.5)
    # With a share of 1 the loss is -log p.
    return candidate, candidate * np.exp(nats)


@pytest.mark.parametrize(("nats", "passed"), [(0.99 * SLICE_MARGIN, True), (1.01 * SLICE_MARGIN, False)])
def test_a_certain_loss_on_a_slice_counts_beyond_its_margin(exam: Exam, nats: float, passed: bool) -> None:  # noqa: FBT001 - pytest gives it by name
    sure = replace(exam, shares=np.ones(_DUELS))
    difference = np.where(np.arange(_DUELS) < len(_SOME), nats, -0.01)
    found = _by(compare(sure, *_worse_by(difference), against="version 1"))

    assert found[f"{WHOLE}, some"].measured == pytest.approx(nats)
    assert found[f"{WHOLE}, some"].passed is passed
    assert found[WHOLE].passed


def test_overall_a_certain_loss_counts_however_small(exam: Exam) -> None:
    sure = replace(exam, shares=np.ones(_DUELS), slices={})
    (found,) = compare(sure, *_worse_by(np.full(_DUELS, MARGIN / 10)), against="version 1")

    assert not found.passed
    assert "cannot tell" not in found.words


def test_what_the_exam_cannot_tell_is_refused_and_said(exam: Exam) -> None:
    wide = _noisy(exam, 0.2, 2), _noisy(exam, 0.2, 5)
    (found,) = compare(replace(exam, slices={}), *wide, against="version 1")
    worse = grouped_mean(log_losses(wide[0], exam.shares) - log_losses(wide[1], exam.shares), exam.pairs)

    assert worse.low <= 0 < MARGIN < worse.high
    assert not found.passed
    assert "cannot tell" in found.words


@pytest.mark.parametrize("whose", [0, 1])
def test_a_forecast_that_is_no_number_passes_nothing(exam: Exam, whose: int) -> None:
    forecasts = [_noisy(exam, 0.01, 2), _noisy(exam, 0.01, 2)]
    forecasts[whose][7] = np.nan
    (found,) = compare(exam, *forecasts, against="version 1")

    assert (found.passed, found.measured) == (False, None)


def test_a_few_pairs_tell_nothing(exam: Exam) -> None:
    few = replace(exam, pairs=np.arange(_DUELS) % (FEWEST_PAIRS - 1))
    forecast = _noisy(exam, 0.01, 2)
    (found,) = compare(few, forecast, forecast, against="version 1")

    assert not found.passed
    assert str(FEWEST_PAIRS - 1) in found.words


def test_slices_are_those_that_hold_enough(pokedex: Pokedex, small_lessons: FakeDuelDataset) -> None:
    exam = Exam.of(pokedex, small_lessons.load(pokedex))

    assert min(map(len, exam.slices.values())) >= FEWEST_DUELS
    assert {"random duels", "equal levels"} <= set(exam.slices)
    assert "move Splash" not in exam.slices


def test_slices_that_hold_all_together_are_wider_than_one_alone(exam: Exam) -> None:
    values = np.random.default_rng(4).normal(0, 1, _DUELS)
    parts = {str(first): np.arange(first, _DUELS, 20) for first in range(20)}
    alone = simultaneous_means(values, exam.pairs, {"0": parts["0"]})["0"]
    together = simultaneous_means(values, exam.pairs, parts)["0"]

    assert alone.value == together.value == pytest.approx(values[parts["0"]].mean())
    assert together.low < alone.low < alone.value < alone.high < together.high
    assert simultaneous_means(values, exam.pairs, {}) == {}


def test_intervals_that_hold_together_do_so_nineteen_times_in_twenty() -> None:
    random = np.random.default_rng(0)
    groups, parts = np.arange(240) // 2, {str(first): np.arange(first, 240, 4) for first in range(4)}
    held = [
        all(
            one.low <= 0 <= one.high
            for one in simultaneous_means(random.normal(0, 1, 240), groups, parts, seed=seed).values()
        )
        for seed in range(100)
    ]

    assert 0.89 <= np.mean(held) <= 0.99
