from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.domain.prediction.model import DuelForecasts
from app.domain.registry.entrance import (
    LEAST_CERTAINTY,
    admission,
    certainty,
    currency,
    latency,
    mirrors,
    sanity,
    soundness,
    symmetry,
)
from app.domain.registry.model_version import Alias
from app.domain.registry.verdict import Finding, Verdict


def forecasts(**changed: Any) -> DuelForecasts:
    sound = DuelForecasts(
        win_probability=np.array([0.0, 0.5, 1.0]),
        interval_low=np.array([0.0, 0.4, 0.9]),
        interval_high=np.array([0.1, 0.6, 1.0]),
        turns=np.array([1.0, 2.0, 3.0]),
        battles=None,
    )
    return replace(sound, **{name: np.array(values) for name, values in changed.items()})


def test_chances_of_both_sides_add_up_to_one_exactly() -> None:
    there = np.array([0.25, 0.5, 1.0])

    assert symmetry(there, 1 - there).passed
    missed = symmetry(there, 1 - there + np.array([0, 1e-12, 0]))
    assert not missed.passed
    assert missed.measured == pytest.approx(1e-12, rel=1e-3)


def test_a_mirror_duel_is_even() -> None:
    assert mirrors(np.array([0.5, 0.5])).passed
    assert mirrors(np.array([0.5, 0.499])).measured == pytest.approx(0.001)
    assert not mirrors(np.array([0.5, 0.499])).passed


@pytest.mark.parametrize("chance", [np.nan, np.inf])
def test_what_is_no_number_passes_nothing(chance: float) -> None:
    wrong = np.array([0.5, chance])
    for finding in (
        symmetry(wrong, 1 - wrong),
        mirrors(wrong),
        sanity(forecasts(win_probability=[0.0, chance, 1.0])),
        latency("latency alone", chance, 100.0),
    ):
        assert not finding.passed, finding


def test_a_chance_that_is_no_number_is_not_certain() -> None:
    finding = certainty(np.array([1.0, np.nan]), ["mew against weedle", "golem against raichu"])

    assert (finding.passed, finding.measured) == (False, None)
    assert "golem against raichu" in finding.words


@pytest.mark.parametrize(
    "changed",
    [
        {"win_probability": [0.0, 0.7, 1.0]},
        {"win_probability": [-0.01, 0.5, 1.0], "interval_low": [-0.1, 0.4, 0.9]},
        {"interval_high": [0.1, 0.6, 1.01]},
        {"interval_low": [0.0, np.nan, 0.9]},
        {"turns": [1.0, 0.0, 3.0]},
    ],
)
def test_a_forecast_outside_its_interval_or_the_possible_is_counted(changed: dict[str, Any]) -> None:
    assert sanity(forecasts()).passed
    finding = sanity(forecasts(**changed))

    assert (finding.passed, finding.measured) == (False, 1)


@pytest.mark.parametrize(("chance", "passed"), [(LEAST_CERTAINTY, True), (LEAST_CERTAINTY - 1e-9, False)])
def test_at_the_limit_a_certain_winner_is_certain_enough(chance: float, passed: bool) -> None:  # noqa: FBT001 - pytest gives it by name
    finding = certainty(np.array([1.0, chance]), ["mew against weedle", "golem against raichu"])

    assert (finding.passed, finding.measured) == (passed, chance)
    assert "golem against raichu" in finding.words


@pytest.mark.parametrize(("microseconds", "passed"), [(100.0, True), (100.001, False)])
def test_at_the_limit_an_answer_is_in_time(microseconds: float, passed: bool) -> None:  # noqa: FBT001 - pytest gives it by name
    assert latency("latency alone", microseconds, 100.0).passed is passed


def test_files_that_are_not_sound_cannot_be_forced_and_everything_else_can() -> None:
    other = Finding(test="mirror duels", passed=False, measured=0.1, limit=0.0, words="it misses")
    verdict = Verdict(to=Alias.STAGING, findings=(soundness(None), other))

    assert (verdict.passed, verdict.can_be_forced, verdict.failures) == (False, True, (other,))
    assert verdict.figures == {"mirror duels": 0.1}
    for vital in (soundness("its win.ubj is missing"), currency("it was trained on other features")):
        broken = Verdict(to=Alias.STAGING, findings=(vital, other))
        assert not broken.can_be_forced
        assert broken.failures == (vital, other)


def test_who_is_not_in_staging_is_told_where_to_go() -> None:
    assert admission(is_staged=True).passed
    assert "staging first" in admission(is_staged=False).words
    assert Verdict(to=Alias.PRODUCTION, findings=(admission(is_staged=False),)).can_be_forced


def test_without_findings_nobody_passes() -> None:
    assert not Verdict(to=Alias.STAGING, findings=()).passed
