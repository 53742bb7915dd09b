"""Sections of the report of a training: what the model looks at, and where it errs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.prediction.document import Bars, Section, Table
from app.domain.prediction.evaluation import log_losses
from app.domain.prediction.marks import noise_of
from app.domain.prediction.slices import by_move, by_species

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.application.training.examination import Examination
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.importance import FeatureImportance
    from app.domain.prediction.slices import Slices

_DRAWN: Final = 20
"""Bars of a picture; the tables have everything."""
_FEWEST: Final = 30
"""Duels of a slice that is called bad, or good."""


def importance_section(importances: tuple[FeatureImportance, ...]) -> Section:
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


def errors_section(examined: Examination, pokedex: Pokedex) -> Section:
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
