from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.domain.registry.watch import LiveForecasts, Observed, WatchLimits, readings, surprise

LIMITS = WatchLimits(tries=3, error_share=0.1, least_requests=20, surprise=4, least_outcomes=50)
NONE = LiveForecasts(win_probability=np.zeros(0), won=np.zeros(0))
QUIET = Observed(failed_tries=0, requests=0, failures=0, live=NONE)


def failed(observed: Observed) -> list[str]:
    return [one.name for one in readings(observed, LIMITS) if one.has_failed]


def live(forecast: float, won: int, lost: int) -> LiveForecasts:
    return LiveForecasts(win_probability=np.full(won + lost, forecast), won=np.repeat([1.0, 0.0], [won, lost]))


def drawn(count: int, *, seed: int, forecast_by: str = "truth") -> LiveForecasts:
    dice = np.random.default_rng(seed)
    truth = dice.beta(0.3, 0.3, count)
    forecast = {"truth": truth, "opposite": 1 - truth, "overconfident": np.where(truth > 0.5, 0.97, 0.03)}[forecast_by]
    return LiveForecasts(win_probability=forecast, won=(dice.random(count) < truth).astype(np.float64))


def test_of_nothing_nothing_is_said() -> None:
    assert failed(QUIET) == []
    assert [one.is_meaningful for one in readings(QUIET, LIMITS)] == [True, False, False]


@pytest.mark.parametrize(("tries", "too_many"), [(0, False), (2, False), (3, True), (4, True)])
def test_so_many_failed_tries_are_too_many(tries: int, *, too_many: bool) -> None:
    assert (failed(replace(QUIET, failed_tries=tries)) == ["failed tries in turn"]) is too_many


@pytest.mark.parametrize(
    ("requests", "failures", "too_many"),
    [(19, 19, False), (20, 2, False), (20, 3, True), (1000, 100, False), (1000, 101, True)],
)
def test_a_share_of_failed_requests_counts_once_there_are_enough(
    requests: int, failures: int, *, too_many: bool
) -> None:
    found = failed(replace(QUIET, requests=requests, failures=failures))
    assert (found == ["share of failed requests"]) is too_many


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("count", [50, 500, 50_000])
def test_one_who_forecasts_the_truth_is_never_condemned(count: int, seed: int) -> None:
    assert failed(replace(QUIET, live=drawn(count, seed=seed))) == []


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize(("wrongly", "count"), [("opposite", 50), ("overconfident", 500)])
def test_one_who_is_far_from_the_truth_is(wrongly: str, count: int, seed: int) -> None:
    found = failed(replace(QUIET, live=drawn(count, seed=seed, forecast_by=wrongly)))
    assert found == ["surprise at reported outcomes"]


def test_too_few_outcomes_condemn_nobody() -> None:
    assert failed(replace(QUIET, live=live(0.9, won=0, lost=49))) == []
    assert failed(replace(QUIET, live=live(0.9, won=0, lost=50))) == ["surprise at reported outcomes"]


def test_a_few_false_reports_of_certain_duels_condemn_nobody() -> None:
    assert failed(replace(QUIET, live=live(1.0, won=47, lost=3))) == []
    assert failed(replace(QUIET, live=live(0.0, won=3, lost=47))) == []
    assert failed(replace(QUIET, live=live(1.0, won=30, lost=20))) == ["surprise at reported outcomes"]


def test_many_reports_do_not_condemn_for_a_trifle() -> None:
    assert failed(replace(QUIET, live=live(0.80, won=79_000, lost=21_000))) == []


def test_who_is_never_sure_is_never_surprised() -> None:
    assert surprise(live(0.5, won=1000, lost=0)) == 0
    assert surprise(NONE) == 0


def test_it_does_not_matter_which_side_is_a() -> None:
    one = drawn(300, seed=1, forecast_by="overconfident")
    turned = LiveForecasts(win_probability=1 - one.win_probability, won=1 - one.won)
    assert surprise(one) == pytest.approx(surprise(turned))


def test_better_than_expected_is_no_surprise() -> None:
    assert surprise(live(0.7, won=1000, lost=0)) == 0


def test_a_reading_says_what_was_too_much() -> None:
    (_, errors, _) = readings(replace(QUIET, requests=2000, failures=500), LIMITS)
    assert str(errors) == "share of failed requests: 0.25 where 0.1 is the most, in 2,000 cases"
