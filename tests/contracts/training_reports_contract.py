from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.training_reports import NoTrainingReportError
from app.domain.prediction.document import Bars, Evaluation, Figure, Grid, Line, Section, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.training_reports import TrainingReports
    from app.domain.registry.model_version import ModelVersion

    Train = Callable[[Evaluation | None], ModelVersion]


def odd_report(number: int = 1) -> Evaluation:
    """Return one that has something everywhere."""
    bare = Line(name="the truth", x=(0.0, 1.0), y=(0.25, 0.5))
    told = Line(
        name="été",
        x=(1.0, 10.0),
        y=(0.5, 0.125),
        low=(0.25, 0.0625),
        high=(0.75, 0.25),
        labels=("few", "many"),
        is_plain=True,
    )
    curve = Figure(
        name="curve", title="A curve", x="lessons", y="error", lines=(bare, told),
        x_is_log=True, y_is_log=True, has_diagonal=True,
    )  # fmt: skip
    bars = Bars(name="gain", title="What counts", x="share", labels=("level", "speed"), values=(0.75, 0.25))
    grid = Grid(
        name="confusion_matrix", title="Who won", x="won", y="called",
        columns=("A", "B"), rows=("A", "B"), cells=((0.5, 0.125), (0.0625, 0.3125)),
    )  # fmt: skip
    table = Table(title="Scores", columns=("", "duels", "MAE"), rows=(("model", 17, 0.0078125), ("none", 0, None)))
    drawn = Section(name="drawn", title="Pictures", words=(), figures=(curve, bars, grid))
    told_in_words = Section(name="scores", title="How good it is", words=("Well,", "well."), tables=(table,))
    return Evaluation(
        title=f"Training {number}", facts={"seed": "42"}, sections=(told_in_words, drawn), pending=("The leak",)
    )


class TrainingReportsContract:
    """A test class gives `reports`, and `train`, which registers a model with this report or none."""

    def test_each_version_has_its_own(self, reports: TrainingReports, train: Train) -> None:
        models = [train(odd_report(number)) for number in (1, 2)]

        assert [reports.of(one) for one in models] == [odd_report(number) for number in (1, 2)]

    def test_what_was_read_is_read_again(self, reports: TrainingReports, train: Train) -> None:
        model = train(odd_report())

        assert reports.of(model) == reports.of(model) == odd_report()

    def test_a_version_without_a_report_is_told(self, reports: TrainingReports, train: Train) -> None:
        model = train(None)

        with pytest.raises(NoTrainingReportError, match=rf"version {model.version} .*`predictiondex learn train`"):
            reports.of(model)
