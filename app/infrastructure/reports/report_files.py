from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from app.application.ports.evaluation_writer import REPORT
from app.application.ports.learner import MissingLibraryError
from app.application.ports.report_printer import PrintedReport, ReportPrinter
from app.application.report_file import report_text
from app.domain.prediction.document import Bars, Grid
from app.infrastructure.reports.figures import svg
from app.infrastructure.reports.file_evaluation_writer import html, markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.domain.prediction.document import Cell, Drawing, Evaluation


class FileReportPrinter(ReportPrinter):
    """Prints `report.html`, `.md` and `.json`; each picture into `figures`, and what is behind them all into `data`."""

    def print(self, evaluation: Evaluation) -> PrintedReport:
        drawings = [one for section in evaluation.sections for one in section.figures]
        tables = [one for section in evaluation.sections for one in section.tables]
        pages = {
            REPORT: lambda: report_text(evaluation),
            "report.md": lambda: markdown(evaluation, pictures="figures"),
            "report.html": lambda: html(evaluation),
        }
        data = {
            **{_file("data", one.title, "csv"): _csv([one.columns, *one.rows]) for one in tables},
            **{_file("data", one.name, "csv"): _csv(_points(one)) for one in drawings},
        }
        pictures: dict[str, Callable[[], str]] = {
            _file("figures", one.name, "svg"): lambda drawing=one: svg(drawing)  # type: ignore[misc] # bound at once
            for one in drawings
        }
        printed, missing = _printed(pages | pictures)
        return PrintedReport(files=printed | data, missing=missing)


def _printed(makers: dict[str, Callable[[], str]]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return what could be made, and the names of the libraries for want of which the rest could not."""
    files, missing = {}, {}
    for name, make in makers.items():
        try:
            files[name] = make().encode()
        except MissingLibraryError as error:
            missing[error.name] = True
    return files, tuple(missing)


def _file(folder: str, title: str, suffix: str) -> str:
    return f"{folder}/{re.sub(r'[^a-z0-9]+', '_', title.lower()).strip('_')}.{suffix}"


def _points(drawing: Drawing) -> list[tuple[Cell, ...]]:
    """Return what is drawn, with a heading."""
    if isinstance(drawing, Bars):
        return [("", drawing.x), *zip(drawing.labels, drawing.values, strict=True)]
    if isinstance(drawing, Grid):
        return [(f"{drawing.y} / {drawing.x}", *drawing.columns), *_named(drawing)]
    rows: list[tuple[Cell, ...]] = [("line", drawing.x, drawing.y, "low", "high")]
    for line in drawing.lines:
        ends = zip(line.low or [None] * len(line.x), line.high or [None] * len(line.x), strict=True)
        rows += [(line.name, x, y, *two) for x, y, two in zip(line.x, line.y, ends, strict=True)]
    return rows


def _named(grid: Grid) -> list[tuple[Cell, ...]]:
    return [(name, *row) for name, row in zip(grid.rows, grid.cells, strict=True)]


def _csv(rows: Iterable[tuple[Cell, ...]]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
