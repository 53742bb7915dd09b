"""The report of one training: a page of words, tables and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.application.training.examination import SPLIT_SAMPLE
from app.application.training.weak_spots import errors_section, importance_section
from app.domain.prediction.document import Evaluation, Figure, Grid, Line, Section, Table
from app.domain.prediction.ranking import confusion, precision_recall, roc
from app.domain.prediction.reliability import reliability, reliability_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.application.training.examination import Examination
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.evaluation import Score
    from app.domain.prediction.importance import FeatureImportance
    from app.domain.prediction.ranking import Curve

_POINTS: Final = 200


def training_pages(
    examined: Examination, importances: tuple[FeatureImportance, ...], pokedex: Pokedex, facts: Mapping[str, str]
) -> Evaluation:
    return Evaluation(
        title="A training",
        facts=facts,
        sections=(
            _how_good(examined),
            _winners(examined),
            _calibration(examined),
            importance_section(importances),
            errors_section(examined, pokedex),
        ),
        pending=(),
    )


def _how_good(examined: Examination) -> Section:
    return Section(
        name="scores",
        title="How good it is",
        words=(
            (
                "“model” is the whole exam, between species that no lesson brings together; “train” and "
                f"“calibration” are the first {SPLIT_SAMPLE:,} duels at most of those splits, and all other names "
                "parts of the exam, or baselines on it. “Best possible” is the Brier score of one who knows every "
                "true chance, and “best accuracy” is that of one who calls each battle by all others of its duel."
            ),
        ),
        tables=(_scores("Scores", examined.scores), _scores("Slices of the exam", examined.slices)),
    )


def _scores(title: str, scores: Mapping[str, Score]) -> Table:
    errors = ("MAE", "RMSE without noise", "Brier", "best possible", "log loss")
    columns = ("", "duels", *errors, "accuracy", "best accuracy", "ECE")
    rows = tuple(
        (
            name.replace("_", " "),
            one.duels,
            one.mean_absolute_error,
            one.root_mean_square_error,
            one.brier,
            one.brier_floor,
            one.log_loss,
            one.accuracy,
            one.best_accuracy,
            one.calibration_error,
        )
        for name, one in scores.items()
    )
    return Table(title=title, columns=columns, rows=rows)


def _winners(examined: Examination) -> Section:
    forecast, share = examined.forecast, examined.exam.tallies.win_share
    right, found = roc(forecast, share), precision_recall(forecast, share)
    cells = confusion(forecast, share)
    return Section(
        name="winners",
        title="Whom it calls the winner",
        words=("Of single battles of the exam, whose luck nobody can foresee; every duel counts the same.",),
        figures=(
            Grid(
                name="confusion_matrix",
                title="Share of battles by who was called and who won",
                x="won",
                y="called",
                columns=("A", "B"),
                rows=("A", "B"),
                cells=tuple(tuple(row) for row in cells.tolist()),
            ),
            _curve("roc", f"ROC, area {right.area:.4f}", right, ("false positive rate", "true positive rate")),
            _curve("precision_recall", f"Average precision {found.area:.4f}", found, ("recall", "precision")),
        ),
    )


def _curve(name: str, title: str, curve: Curve, axes: tuple[str, str]) -> Figure:
    x, y = curve.thinned(_POINTS)
    line = Line(name="the model", x=x, y=y, is_plain=True)
    return Figure(name=name, title=title, x=axes[0], y=axes[1], lines=(line,), has_diagonal=name == "roc")


def _calibration(examined: Examination) -> Section:
    bins = reliability(examined.forecast, examined.exam.tallies.win_share)
    line = reliability_line(bins)
    figure = Figure(
        name="reliability",
        title="Reliability, 20 bins of equally many duels",
        x="forecast",
        y="share of battles won",
        lines=(line,),
        has_diagonal=True,
    )
    error = examined.scores["model"].calibration_error
    words = (f"The expected calibration error is {error:.4f}.",)
    return Section(name="calibration", title="Whether it means what it says", words=words, figures=(figure,))
