from __future__ import annotations

import numpy as np
import pytest

from app.domain.monitoring.exam_marks import ExamMarks
from app.domain.monitoring.live_marks import Judge, by_outcomes
from app.domain.monitoring.noise import calibration_chance
from app.domain.prediction.evaluation import calibration_error, log_losses
from app.domain.registry.watch import LiveForecasts
from tests.unit.domain.monitoring.judged import Judged

METRICS = {
    "model.brier_regret": 0.0004,
    "model.duels": 1000.0,
    "model.ece": 0.002,
    "contested.brier_regret": 0.0016,
    "contested.duels": 200.0,
}


@pytest.mark.parametrize("battles", [100, 1000])
def test_the_noise_of_the_battles_is_taken_out(battles: int) -> None:
    one = Judged.drawn(4000, seed=1, close=True)
    marks, truth = one.marks(battles=battles), one.truth

    assert marks.regret.value == pytest.approx(np.mean((one.forecast - truth) ** 2), abs=1e-4)
    assert marks.mean_absolute_error == pytest.approx(np.mean(np.abs(one.forecast - truth)), abs=0.003)
    assert marks.brier_floor == pytest.approx(np.mean(truth * (1 - truth)), rel=0.01)
    assert marks.log_loss_floor == pytest.approx(np.mean(log_losses(truth, truth)), rel=0.005)
    assert marks.brier == pytest.approx(marks.brier_floor + marks.regret.value)
    assert sum(one.duels for one in marks.bins) == 4000


def test_figures_go_by_the_name_of_the_judge() -> None:
    figures = Judged.drawn(50, seed=1).marks(Judge.REFERENCE).figures

    assert {"reference.brier", "reference.brier_floor", "reference.log_loss", "reference.mae"} <= set(figures)
    assert figures["reference.duels"] == figures["reference.distinct"] == 50
    assert np.isfinite(list(figures.values())).all()


def test_a_single_answer_can_be_marked() -> None:
    assert Judged.drawn(1, seed=1).marks().duels == 1
    live = LiveForecasts(win_probability=np.array([1.0]), won=np.array([1.0]))
    assert by_outcomes(live, seed=1).brier == 0


def test_of_outcomes_the_floor_is_what_the_forecasts_themselves_let_expect() -> None:
    marks = by_outcomes(LiveForecasts(win_probability=np.full(10, 0.8), won=np.repeat([1.0, 0.0], [8, 2])), seed=1)

    assert marks.brier == pytest.approx(0.16)
    assert marks.brier_floor == pytest.approx(0.16)
    assert (marks.distinct, marks.contested_share, marks.mean_absolute_error) == (1, 1, None)
    assert "outcomes.mae" not in marks.figures


def test_errors_without_a_direction_are_chance_and_others_are_not() -> None:
    dice = np.random.default_rng(1)
    forecast, errors, groups = dice.random(300), dice.normal(0, 0.05, 300), np.arange(300)
    chance = calibration_chance(forecast, forecast + errors, groups, seed=1)

    assert calibration_error(forecast, forecast + errors) < chance
    assert calibration_error(forecast, forecast + np.abs(errors)) > 2 * chance
    together = calibration_chance(forecast, forecast + errors, groups // 100, seed=1)
    assert together >= calibration_error(forecast, forecast + errors)


def test_the_exam_tells_what_to_expect_of_close_duels_and_of_others() -> None:
    exam = ExamMarks.of(METRICS)

    assert exam is not None
    assert exam.regret_where(0.2) == pytest.approx(0.0004)
    assert exam.regret_where(1) == pytest.approx(0.0016)
    assert exam.regret_where(0) == pytest.approx(0.0001)


@pytest.mark.parametrize("missing", METRICS)
def test_a_version_without_such_an_exam_has_no_marks(missing: str) -> None:
    assert ExamMarks.of({name: value for name, value in METRICS.items() if name != missing}) is None


def test_an_exam_of_close_duels_alone_is_no_trouble() -> None:
    exam = ExamMarks.of(METRICS | {"contested.duels": 1000.0, "contested.brier_regret": 0.0004})
    assert exam is not None
    assert exam.regret_where(0.5) == pytest.approx(0.0002)
