"""The report of one training: a page of words, tables and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.training.examination import SPLIT_SAMPLE
from app.domain.prediction.document import Bars, Evaluation, Figure, Grid, Line, Section, Table
from app.domain.prediction.evaluation import log_losses
from app.domain.prediction.marks import noise_of
from app.domain.prediction.ranking import confusion, precision_recall, roc
from app.domain.prediction.reliability import reliability
from app.domain.prediction.slices import by_move, by_species

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.application.training.examination import Examination
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.evaluation import Score
    from app.domain.prediction.importance import FeatureImportance
    from app.domain.prediction.ranking import Curve
    from app.domain.prediction.slices import Slices

_POINTS: Final = 200
_DRAWN: Final = 20
"""Bars of a picture; the tables have everything."""
_FEWEST: Final = 30
"""Duels of a slice that is called bad, or good."""


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
            _importance(importances),
            _where_it_errs(examined, pokedex),
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
                "true chance."
            ),
        ),
        tables=(_scores("Scores", examined.scores), _scores("Slices of the exam", examined.slices)),
    )


def _scores(title: str, scores: Mapping[str, Score]) -> Table:
    columns = ("", "duels", "MAE", "RMSE without noise", "Brier", "best possible", "log loss", "accuracy", "ECE")
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
    line = Line(
        name="the model",
        x=tuple(one.forecast for one in bins),
        y=tuple(one.share for one in bins),
        low=tuple(one.share - one.margin for one in bins),
        high=tuple(one.share + one.margin for one in bins),
    )
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


def _importance(importances: tuple[FeatureImportance, ...]) -> Section:
    by_gain = sorted(importances, key=lambda one: -one.gain)
    table = Table(
        title="Feature importance",
        columns=("feature", "gain", "mean |SHAP|"),
        rows=tuple((one.feature, one.gain, one.shap) for one in importances),
    )
    gain = {one.feature: one.gain for one in by_gain[:_DRAWN]}
    shap = {one.feature: one.shap for one in importances[:_DRAWN]}
    return Section(
        name="importance",
        title="What it looks at",
        words=(
            (
                "Gain is a feature's share of all that splits gained in training. SHAP is by how much it moves the "
                "log odds of a duel, on average, away from where the short run or the arithmetic has put them."
            ),
        ),
        tables=(table,),
        figures=(
            _bars("importance_gain", "Feature importance by gain", "share of gain", gain),
            _bars("importance_shap", "Feature importance by SHAP", "mean |SHAP|, log odds", shap),
        ),
    )


def _bars(name: str, title: str, x: str, values: Mapping[str, float]) -> Bars:
    return Bars(name=name, title=title, x=x, labels=tuple(values), values=tuple(values.values()))


def _where_it_errs(examined: Examination, pokedex: Pokedex) -> Section:
    duels = examined.exam.duels
    cuts = {"move": by_move(pokedex, duels), "species": by_species(pokedex, duels)}
    tables = {name: _errors(f"Errors by {name}", examined, cut) for name, cut in cuts.items()}
    return Section(
        name="errors",
        title="Where it errs",
        words=(
            (
                "A duel counts for both of its moves and species. The MAE is against the share of battles observed, "
                f"with its noise. The pictures leave out what is met in fewer than {_FEWEST} duels."
            ),
        ),
        tables=tuple(tables.values()),
        figures=tuple(
            _bars(f"largest_errors_by_{name}", f"Largest errors by {name}", "MAE", _largest(table))
            for name, table in tables.items()
        ),
    )


def _errors(title: str, examined: Examination, cut: Slices) -> Table:
    tallies = examined.exam.tallies
    error, noise = np.abs(examined.forecast - tallies.win_share), noise_of(tallies)
    loss = log_losses(examined.forecast, tallies.win_share)
    worst_first = sorted(cut.items(), key=lambda one: (-float(error[one[1]].mean()), one[0]))
    return Table(
        title=title,
        columns=("with", "duels", "MAE", "of it noise", "log loss"),
        rows=tuple(
            (name, len(some), float(error[some].mean()), float(noise[some].mean()), float(loss[some].mean()))
            for name, some in worst_first
        ),
    )


def _largest(table: Table) -> dict[str, float]:
    often = [row for row in table.rows if isinstance(row[1], int) and row[1] >= _FEWEST]
    return {str(row[0]): float(row[2] or 0.0) for row in often[:_DRAWN]}
