"""The formulas of docs/explanation/probabilities.md are those that forecasts are marked and told by."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from app.domain.battle.outcome import Tallies
from app.domain.prediction.evaluation import score
from app.domain.prediction.intervals import IntervalTable
from app.domain.prediction.marks import Examined, Marks, mark
from tests.documents.formulas import equations

FORMULAS: Final = equations("docs/explanation/probabilities.md")
MARKS: Final = {
    "best accuracy": "best_accuracy",
    "best Brier": "brier_floor",
    "Brier": "brier",
    "log loss": "log_loss",
    "accuracy": "accuracy",
}
OTHERS: Final = {"s", "error", "floor", "low", "high"}
BATTLES: Final = 100

chances = st.floats(0.001, 0.999).filter(lambda chance: chance != 0.5)


def worked_out(name: str, **of: Any) -> float:
    return float(FORMULAS[name].sides[0](of))


def tallies(*, wins: int, ties: int = 0, battles: int = BATTLES) -> Tallies:
    return Tallies(
        a_wins=np.array([wins]),
        b_wins=np.array([battles - wins - ties]),
        ties=np.array([ties]),
        turns=np.array([2.0]),
    )


def marks(forecast: float, truth: float) -> Marks:
    """Return those in as many battles as it takes for the truth to be seen in them."""
    seen = tallies(wins=round(truth * 1_000_000), battles=1_000_000)
    return mark(np.array([forecast]), Examined(tallies=seen, truth=seen.win_share))


def test_every_formula_is_worked_out() -> None:
    assert set(FORMULAS) == MARKS.keys() | OTHERS


@given(p=chances, q=chances)
def test_the_marks_are_those_of_the_report(p: float, q: float) -> None:
    p = round(p, 6)
    told = marks(q, p)
    conditions = {"if q is above one half": q > 0.5, "if q is below one half": q < 0.5}
    for name, field in MARKS.items():
        assert worked_out(name, p=p, q=q, **conditions) == pytest.approx(getattr(told, field)), name
    assert told.brier_regret == pytest.approx((q - p) ** 2)


@given(wins=st.integers(0, BATTLES), ties=st.integers(0, BATTLES))
def test_a_label_is_a_share_with_ties_as_halves(wins: int, ties: int) -> None:
    ties = min(ties, BATTLES - wins)
    share = worked_out("s", wins=wins, ties=ties, n=BATTLES)
    assert share == pytest.approx(float(tallies(wins=wins, ties=ties).win_share[0]))


@given(p=chances, n=st.integers(1, 1000))
def test_the_error_of_a_share_is_that_of_so_many_throws(p: float, n: int) -> None:
    assert worked_out("error", p=p, n=n) == pytest.approx(float(binom.std(n, p)) / n)


@given(wins=st.integers(0, BATTLES), q=chances)
def test_the_floor_of_few_battles_is_that_of_trainings(wins: int, q: float) -> None:
    told = score(np.array([q]), tallies(wins=wins))
    assert worked_out("floor", s=wins / BATTLES, n=BATTLES) == pytest.approx(told.brier_floor)


@given(q=chances, b=st.floats(0, 0.5))
def test_an_interval_is_cut_at_certainty(q: float, b: float) -> None:
    low, high = IntervalTable(doubts=(0.5,), half_widths=(b,)).around(np.array([q]))
    assert (worked_out("low", q=q, b=b), worked_out("high", q=q, b=b)) == pytest.approx((low[0], high[0]))
