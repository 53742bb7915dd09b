from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.report_printer import PrintedReport, ReportPrinter

if TYPE_CHECKING:
    from app.domain.prediction.document import Evaluation


class FakeReportPrinter(ReportPrinter):
    """Prints a page with the title; `missing` are the libraries that it does without."""

    def __init__(self) -> None:
        self.missing: tuple[str, ...] = ()
        self.printed: list[Evaluation] = []

    def print(self, evaluation: Evaluation) -> PrintedReport:
        self.printed.append(evaluation)
        return PrintedReport(files={"report.md": evaluation.title.encode()}, missing=self.missing)
