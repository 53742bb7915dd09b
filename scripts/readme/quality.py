"""How good the model is, from the report about it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from app.application.report_file import read_report
from scripts.markdown import table
from scripts.readme.places import DOCS

if TYPE_CHECKING:
    from app.domain.prediction.document import Section

_Row: TypeAlias = dict[str, Any]
_Rows: TypeAlias = dict[str, _Row]

_COLUMNS: Final = [
    "",
    "mean absolute error",
    "of contested duels",
    "Brier",
    "best possible",
    "accuracy",
    "best possible",
]
_DUELS: Final = {
    "**PredictionDex**, random moves": "random",
    "**PredictionDex**, strong moves": "strong",
    "**PredictionDex**, any level and spread": "spread",
    "all of these": "all",
}
"""How the README calls what the report calls otherwise."""
_OTHERS: Final = {
    "our engine, playing": "the engine, as it is served",
    "20 live battles": "20 live battles",
    "turns to KO on base stats": "turns to KO",
    "total base stats": "total base stats",
}


def quality() -> str:
    report = read_report((DOCS / "evaluation" / "report.json").read_bytes())
    rows = {one.name: _rows(one) for one in report.sections}
    return table(_COLUMNS, [*_marks(rows["overall"]), *_rivals(rows["baselines"])])


def _marks(overall: _Rows) -> list[list[str]]:
    rows = []
    for told, name in _DUELS.items():
        row, contested = overall[name], overall[f"{name}, contested"]
        errors = (row["MAE"], contested["MAE"], row["Brier"], row["best possible Brier"])
        rows.append([told, *map(_error, errors), _percent(row["accuracy"]), _percent(row["best possible accuracy"])])
    return [*rows, _knowing(overall["all"], overall["all, contested"])]


def _knowing(every: _Row, contested: _Row) -> list[str]:
    errors = (every["of it noise"], contested["of it noise"], every["best possible Brier"])
    return ["one who knows every chance", *map(_error, errors), "", _percent(every["best possible accuracy"]), ""]


def _rivals(baselines: _Rows) -> list[list[str]]:
    rows = []
    for told, name in _OTHERS.items():
        row = baselines[name]
        rows.append([told, _error(row["MAE"]), "", _error(row["Brier"]), "", _percent(row["accuracy"]), ""])
    return rows


def _rows(section: Section) -> _Rows:
    """Return the cells of the first table by row and column."""
    if not section.tables:
        return {}
    columns, rows = section.tables[0].columns, section.tables[0].rows
    # It is the best possible of what stands before it.
    names = [f"{name} {before}" if name == "best possible" else name for before, name in pairwise(("", *columns))]
    return {str(row[0]): dict(zip(names, row, strict=True)) for row in rows}


def _error(value: float) -> str:
    return f"{value:.4f}"


def _percent(value: float) -> str:
    return f"{value:.2%}".replace("%", " %")
