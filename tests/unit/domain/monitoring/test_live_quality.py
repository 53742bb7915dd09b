from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.domain.monitoring.live_marks import Judge, by_engine, by_outcomes
from app.domain.monitoring.live_quality import FEWEST_DUELS, LiveQuality, LiveVerdict, live_quality
from app.domain.monitoring.quality_words import explanation
from tests.unit.domain.monitoring.judged import EXAM, LIMITS, NO_OUTCOMES, Judged

GOOD, DEGRADED, TOO_FEW = LiveVerdict.GOOD, LiveVerdict.DEGRADED, LiveVerdict.TOO_FEW


def judged(*these: Judged) -> LiveQuality:
    """Judge by our engine and, with a second, by the reference engine in a tenth of the battles."""
    ways = [(Judge.OWN, 1000), (Judge.REFERENCE, 100)]
    marks = [one.marks(judge, battles=battles) for one, (judge, battles) in zip(these, ways, strict=False)]
    return live_quality(marks, EXAM, NO_OUTCOMES, LIMITS)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("close", [False, True])
def test_a_healthy_model_is_never_degraded(seed: int, *, close: bool) -> None:
    whole, few = (Judged.drawn(duels, seed=seed, close=close) for duels in (300, 50))
    assert judged(whole, few).verdict is GOOD


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("close", [False, True])
def test_a_flattened_model_is_found_with_300_duels(seed: int, *, close: bool) -> None:
    found = judged(Judged.drawn(300, seed=seed, close=close).flattened())

    assert found.verdict is DEGRADED
    assert {one.test for one in found.failures} == {"own: Brier regret", "own: calibration error"}
    assert found.figures["degraded"] == 1


@pytest.mark.parametrize("seed", range(20))
def test_a_bias_that_is_too_small_for_the_regret_shows_in_the_calibration(seed: int) -> None:
    found = judged(Judged.drawn(300, seed=seed).flattened(0.93))
    assert [one.test for one in found.failures] == ["own: calibration error"]


def test_the_reference_engine_alone_can_find_it() -> None:
    found = judged(Judged.drawn(300, seed=1), Judged.drawn(50, seed=1).flattened())
    assert {one.test.split(":")[0] for one in found.failures} == {Judge.REFERENCE}


@pytest.mark.parametrize(
    ("duels", "verdict"), [(1, TOO_FEW), (FEWEST_DUELS - 1, TOO_FEW), (FEWEST_DUELS, DEGRADED), (1000, DEGRADED)]
)
def test_of_few_duels_nothing_is_said(duels: int, verdict: LiveVerdict) -> None:
    assert judged(Judged.drawn(duels, seed=3).flattened()).verdict is verdict


def test_one_duel_asked_ten_thousand_times_is_one_witness() -> None:
    asked = np.zeros(10_000, dtype=np.int64)
    one = Judged.drawn(1, seed=1)
    marks = by_engine(Judge.OWN, one.flattened().forecast[asked], one.played().take(asked), asked, seed=1)

    assert (marks.duels, marks.distinct) == (10_000, 1)
    assert live_quality([marks], EXAM, NO_OUTCOMES, LIMITS).verdict is TOO_FEW


def test_one_bad_answer_that_most_ask_for_is_not_the_whole_model() -> None:
    """What is wrong then is one duel, which stands among the worst misses."""
    some = Judged.drawn(100, seed=1)
    wrong = replace(some, forecast=np.where(np.arange(100) == 0, 1 - some.truth.round(), some.forecast))
    rows = np.concatenate([np.zeros(400, dtype=np.int64), np.arange(100)])
    marks = by_engine(Judge.OWN, wrong.forecast[rows], wrong.played().take(rows), rows, seed=1)

    assert live_quality([marks], EXAM, NO_OUTCOMES, LIMITS).verdict is GOOD


def test_nothing_served_is_too_few() -> None:
    found = live_quality([], EXAM, NO_OUTCOMES, LIMITS)

    assert found.verdict is TOO_FEW
    assert found.figures == {"own.duels": 0, "reference.duels": 0, "outcomes.duels": 0, "degraded": 0}
    assert "Of only 0 different duels" in explanation(found)


def test_close_duels_may_cost_what_they_cost_on_the_exam() -> None:
    """A model that is bad at close duels, as its exam told, is not worse when close ones are asked about."""
    close, known = Judged.drawn(300, seed=2, close=True), replace(EXAM, contested_regret=0.012, calibration_error=0.1)
    poor = replace(close, forecast=np.clip(close.forecast + np.random.default_rng(5).normal(0, 0.1, 300), 0, 1))

    assert live_quality([poor.marks()], known, NO_OUTCOMES, LIMITS).verdict is GOOD
    assert live_quality([poor.marks()], EXAM, NO_OUTCOMES, LIMITS).verdict is DEGRADED


def test_without_an_exam_the_best_possible_is_the_measure() -> None:
    for one, verdict in ((Judged.drawn(300, seed=4), GOOD), (Judged.drawn(300, seed=4).flattened(), DEGRADED)):
        found = live_quality([one.marks()], None, NO_OUTCOMES, LIMITS)
        assert found.verdict is verdict
        assert "what its exam showed is not known" in explanation(found)


@pytest.mark.parametrize(("reports", "verdict"), [(49, GOOD), (50, DEGRADED), (500, DEGRADED)])
def test_players_who_contradict_the_model_degrade_it(reports: int, verdict: LiveVerdict) -> None:
    some = Judged.drawn(reports, seed=7)
    live = replace(some, forecast=1 - some.truth).reported()
    found = live_quality([Judged.drawn(300, seed=7).marks(), by_outcomes(live, seed=1)], EXAM, live, LIMITS)

    assert found.verdict is verdict
    assert found.figures["outcomes.duels"] == reports


@pytest.mark.parametrize("seed", range(20))
def test_players_who_agree_with_the_model_do_not(seed: int) -> None:
    live = Judged.drawn(500, seed=seed).reported()
    found = live_quality([Judged.drawn(300, seed=seed).marks(), by_outcomes(live, seed=1)], EXAM, live, LIMITS)
    assert found.verdict is GOOD


def test_the_explanation_tells_figures_and_what_to_do() -> None:
    good, bad = judged(Judged.drawn(300, seed=1)), judged(Judged.drawn(300, seed=1).flattened())

    assert "as true as can be expected" in explanation(good, ["A remark."])
    assert explanation(good, ["A remark."]).endswith(" A remark.")
    assert "rollback" not in explanation(good)
    assert f"{bad.marks[0].regret.value:.4f} above the best possible" in explanation(bad)
    assert "`predictiondex model rollback`" in explanation(bad)
    assert explanation(bad).count("Too much:") == 2
