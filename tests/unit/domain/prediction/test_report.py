from __future__ import annotations

import numpy as np

from app.domain.prediction.evaluation import Score, score
from app.domain.prediction.report import training_report
from tests.unit.domain.prediction.examples import won


def test_the_report_contains_every_number_of_every_score() -> None:
    scores = {
        "model": score(np.array([0.81, 0.47, 0.22]), won([80, 50, 10], battles=100)),
        "majority": score(np.array([0.5, 0.5]), won([8, 5], battles=10)),
    }
    lines = training_report(scores, learnt_from=31_415).splitlines()
    for name, one in scores.items():
        (line,) = [line for line in lines if line.startswith(f"| {name} |")]
        metrics = one.as_metrics()
        for key in ("mae", "rmse", "brier", "brier_floor", "log_loss", "accuracy", "ece"):
            assert f"| {metrics[key]:.4f} |" in line, key
    assert any("31,415 duels" in line for line in lines)


def test_the_table_has_as_many_cells_in_every_line_and_thousands_are_readable() -> None:
    one = Score(
        duels=12_345,
        mean_absolute_error=0.1,
        root_mean_square_error=0.2,
        brier=0.3,
        brier_floor=0.4,
        log_loss=0.5,
        accuracy=0.6,
        calibration_error=0.7,
    )
    report = training_report({"model": one, "contested": one}, learnt_from=1)
    table = [line for line in report.splitlines() if line.startswith("|")]
    assert len(table) == 4
    assert len({line.count("|") for line in table}) == 1
    assert table[2] == "| model | 12,345 | 0.1000 | 0.2000 | 0.3000 | 0.4000 | 0.5000 | 0.6000 | 0.7000 |"
    assert report.endswith("\n")
