"""What a card takes from a report, which may be on another model."""

from __future__ import annotations

from dataclasses import replace
from math import isclose
from typing import TYPE_CHECKING, Final

from app.domain.cards.model_card import CardEvaluation, CardHeadline
from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.prediction.document import Cell, Evaluation, Section, Table
    from app.domain.registry.model_version import ModelVersion

_MARKS: Final = "overall"
_SLICES: Final = "slices"
_TOLD: Final = (_MARKS, "baselines", "calibration", _SLICES, "equal-time", "unseen")
"""The sections that a card tells of; whoever wants the others reads the report."""
_WORST: Final = 10
_WHOLE: Final = "all"
_NAMES: Final = {_WHOLE: "model", "all, contested": "contested"}
"""What the registry calls parts of the exam that the report calls otherwise."""
_DIGITS: Final = 12
"""So many of a mark do not depend on the order in which duels are added up."""
_COMPARED: Final = {"MAE": "mae", "Brier": "brier", "accuracy": "accuracy", "ECE": "ece"}


class ForeignReportError(PredictionDexError):
    """The report is on another model than the card."""

    def __init__(self, version: str, subject: str) -> None:
        self.version = version
        self.subject = subject
        super().__init__(
            f"The report is on another model ({subject}), and says nothing of version {version}. "
            f"`predictiondex learn evaluate --version {version} --output FOLDER` writes one on it."
        )


def evaluation_of(report: Evaluation, model: ModelVersion) -> CardEvaluation:
    """Raise `ForeignReportError` where neither the files nor the marks are those of the model."""
    is_of_these_files = f"checksum {model.checksum[:12]}" in report.facts.get("model", "")
    marks = list(_marks_of_both(report, model))
    equal = sum(_is_equal(told, registered) for told, registered in marks)
    if not is_of_these_files and not (marks and equal == len(marks)):
        raise ForeignReportError(model.version, report.facts.get("model", report.title))
    return CardEvaluation(
        facts=dict(report.facts),
        sections=tuple(_shortened(one) for one in report.sections if one.name in _TOLD),
        pending=report.pending,
        equal_marks=equal,
        equal_digits=_DIGITS,
        is_of_these_files=is_of_these_files,
    )


def headline_of(evaluation: CardEvaluation) -> CardHeadline | None:
    """Return None where the report is an older one or was not finished, or a mark of it is no number."""
    table = _table_of(evaluation.sections)
    row = next((one for one in table.rows if one[0] == _WHOLE), None) if table else None
    places = _places_of_headline(table.columns) if table else ()
    numbers = [one for one in (row[place] for place in places) if isinstance(one, int | float)] if row else []
    if not numbers or len(numbers) < len(places):
        return None
    duels, error, accuracy, best = numbers
    return CardHeadline(duels=int(duels), error=error, is_without_noise=True, accuracy=accuracy, best_accuracy=best)


def _places_of_headline(columns: tuple[str, ...]) -> tuple[int, ...]:
    """Return those of the duels, the error, the accuracy and the best accuracy; none where one is missing."""
    try:
        accuracy = columns.index("accuracy")
        # Several marks have a best possible one, each behind it.
        best = columns.index("best possible", accuracy)
        return columns.index("duels"), columns.index("MAE without noise"), accuracy, best
    except ValueError:
        return ()


def _marks_of_both(report: Evaluation, model: ModelVersion) -> Iterator[tuple[Cell, float]]:
    """Give each mark that both know, as the report tells it and as it was registered."""
    table = _table_of(report.sections)
    for row in table.rows if table else ():
        cells = dict(zip(table.columns, row, strict=True)) if table else {}
        for column, name in _COMPARED.items():
            registered = model.metrics.get(f"{_NAMES.get(str(row[0]), row[0])}.{name}")
            if registered is not None and column in cells:
                yield cells[column], registered


def _is_equal(told: Cell, registered: float) -> bool:
    return isinstance(told, int | float) and isclose(told, registered, rel_tol=10**-_DIGITS)


def _table_of(sections: tuple[Section, ...]) -> Table | None:
    return next((one.tables[0] for one in sections if one.name == _MARKS and one.tables), None)


def _shortened(section: Section) -> Section:
    tables = tuple(map(_worst, section.tables)) if section.name == _SLICES else section.tables
    return replace(section, tables=tables, figures=())


def _worst(table: Table) -> Table:
    if len(table.rows) <= _WORST:
        return table
    return replace(table, title=f"{table.title}: {_WORST} of {len(table.rows)}", rows=table.rows[:_WORST])
