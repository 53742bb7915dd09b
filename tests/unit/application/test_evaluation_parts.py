from __future__ import annotations

import pytest

from app.application.evaluation.equal_time import ENGINE, MODEL, MODEL_OVER_RUN, Contestant, engine_in, verdict
from app.application.evaluation.tools import Sizes


def contestant(name: str, regret: float, microseconds: float, doubt: float | None = 0.01) -> Contestant:
    return Contestant(
        name=name,
        doubt=doubt,
        regret=regret,
        regret_low=regret,
        regret_high=regret,
        error=regret**0.5,
        microseconds=(microseconds, 2 * microseconds),
    )


ENGINES = [contestant(ENGINE, 1e-3, 10), contestant(ENGINE, 1e-4, 100), contestant(ENGINE, 1e-5, 1000)]


def test_the_engine_is_read_between_what_was_measured() -> None:
    assert engine_in(100, ENGINES) == pytest.approx(1e-4)
    assert engine_in(10**1.5, ENGINES) == pytest.approx(10**-3.5)


def test_and_not_beyond() -> None:
    assert engine_in(9, ENGINES) is None
    assert engine_in(1001, ENGINES) is None
    assert engine_in(100, []) is None


def test_the_verdict_says_who_is_better_and_by_how_much() -> None:
    better = contestant(MODEL_OVER_RUN, 5e-5, 100)
    worse = contestant(MODEL, 2e-4, 100, None)
    beyond = contestant(MODEL_OVER_RUN, 1e-6, 5000, 0.0001)

    assert verdict([*ENGINES, better, worse, beyond]) == (
        "Less regret than the engine alone in the same time: the model over a run of doubt 0.01 (2.0 times). "
        "More: the model alone (2.0 times)."
    )
    assert "same time: none of the models. More: the model alone" in verdict([*ENGINES, worse])
    assert verdict([*ENGINES, beyond]).startswith("None of the models takes a time")


def test_a_smaller_sample_has_a_shorter_curve() -> None:
    sizes = Sizes(sample=100, curve=(10, 100, 300, 1000))

    assert sizes.with_sample(None) == sizes
    assert sizes.with_sample(50) == Sizes(sample=50, curve=(10, 100))
    assert sizes.with_sample(2).curve == (2,)
