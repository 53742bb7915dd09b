from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import TooMuchTrafficError
from app.domain.monitoring.schedule import MOST_RATE, MOST_REQUESTS, MOST_SECONDS, Profile, Schedule

MINUTE = {profile: Schedule(profile=profile, rate=10, seconds=60) for profile in Profile}
runs = st.builds(
    Schedule.within,
    st.sampled_from(Profile),
    rate=st.floats(0.01, MOST_RATE),
    seconds=st.floats(0.1, MOST_SECONDS),
    requests=st.integers(1, 3000),
)


@given(run=runs)
def test_as_many_are_due_as_the_rate_says(run: Schedule) -> None:
    middles = (np.arange(600) + 0.5) * run.seconds / 600
    expected = sum(run.rate_at(float(moment)) for moment in middles) * run.seconds / 600

    assert abs(run.requests - max(1, expected)) < 1.001


@given(run=runs)
def test_requests_are_due_in_order_and_within_the_run(run: Schedule) -> None:
    moments = run.moments()

    assert len(moments) == run.requests <= 3000
    assert moments[0] == 0
    assert (np.diff(moments) > 0).all()
    assert moments[-1] < run.seconds


@pytest.mark.parametrize("profile", Profile)
def test_a_run_ends_with_the_sooner_of_its_bounds(profile: Profile) -> None:
    by_time = Schedule.within(profile, rate=5, seconds=10, requests=MOST_REQUESTS)
    by_number = Schedule.within(profile, rate=5, seconds=MOST_SECONDS, requests=200)

    assert by_time.seconds == 10
    assert by_number.requests == 200


def test_a_steady_rate_is_the_same_everywhere() -> None:
    assert {MINUTE[Profile.STEADY].rate_at(moment) for moment in (0.0, 13.7, 60.0)} == {10}
    assert np.diff(MINUTE[Profile.STEADY].moments()) == pytest.approx(0.1)


def test_bursts_come_regularly() -> None:
    rates = [MINUTE[Profile.BURST].rate_at(moment) for moment in np.arange(0.5, 60)]
    assert [round(rate) for rate in rates] == ([10] * 8 + [50] * 2) * 6


def test_a_spike_stands_in_the_middle() -> None:
    rates = [MINUTE[Profile.SPIKE].rate_at(moment) for moment in np.arange(0.5, 60)]
    assert rates == [10] * 27 + [100] * 6 + [10] * 27


@pytest.mark.parametrize("profile", Profile)
def test_only_who_drifts_asks_ever_more_about_others(profile: Profile) -> None:
    share = MINUTE[profile].strange_share(np.array([0.0, 15.0, 60.0]))
    assert share.tolist() == ([0, 0.25, 1] if profile is Profile.DRIFTING else [0, 0, 0])


@pytest.mark.parametrize(
    ("what", "facts"),
    [
        ("rate", {"rate": 0.0}),
        ("rate", {"rate": MOST_RATE + 1}),
        ("rate", {"rate": float("nan")}),
        ("seconds", {"seconds": MOST_SECONDS + 1}),
        ("seconds", {"seconds": 0.0}),
        ("requests", {"rate": 1000.0, "seconds": 101.0}),
    ],
)
def test_too_much_is_refused(what: str, facts: dict[str, float]) -> None:
    with pytest.raises(TooMuchTrafficError) as refused:
        Schedule(**{"profile": Profile.STEADY, "rate": 1.0, "seconds": 1.0} | facts)  # type: ignore[arg-type]
    assert refused.value.what == what


@pytest.mark.parametrize("requests", [0, MOST_REQUESTS + 1])
def test_too_many_are_refused_even_where_time_would_bound_them(requests: int) -> None:
    with pytest.raises(TooMuchTrafficError, match="at most 100,000"):
        Schedule.within(Profile.STEADY, rate=1, seconds=1, requests=requests)
