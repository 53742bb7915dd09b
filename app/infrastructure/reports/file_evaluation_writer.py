from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.application.ports.evaluation_writer import REPORT, EvaluationWriter, UnwritableReportError
from app.application.ports.learner import MissingLibraryError
from app.application.report_file import report_text
from app.infrastructure.reports.cells import in_print
from app.infrastructure.reports.figures import svg

if TYPE_CHECKING:
    from app.domain.prediction.document import Drawing, Evaluation, Table

_TEMPLATE: Final = "report.html.jinja"


class FileEvaluationWriter(EvaluationWriter):
    """Writes `report.html`, which needs no other file, `report.md` and `report.json`."""

    def write(self, evaluation: Evaluation, folder: Path) -> None:
        files = {
            REPORT: report_text(evaluation),
            "report.md": markdown(evaluation),
            "report.html": html(evaluation),
        }
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in files.items():
                unfinished = folder / f"{name}.unfinished"
                unfinished.write_text(text, encoding="utf-8")
                unfinished.replace(folder / name)
        except OSError as error:
            raise UnwritableReportError(str(folder), error.strerror or str(error)) from error


def html(evaluation: Evaluation) -> str:
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError:
        raise MissingLibraryError("Jinja2") from None
    loader = FileSystemLoader(Path(__file__).parent)
    pages = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    pages.filters["in_print"] = in_print
    return pages.get_template(_TEMPLATE).render(
        evaluation=evaluation,
        drawn={figure.name: svg(figure) for section in evaluation.sections for figure in section.figures},
    )


def markdown(evaluation: Evaluation, *, pictures: str | None = None) -> str:
    """Return a page; `pictures` is the folder beside it that has them, where one has."""
    blocks = [f"# {evaluation.title}", "\n".join(f"* {name}: {fact}" for name, fact in evaluation.facts.items())]
    for section in evaluation.sections:
        blocks += [f"## {section.title}", *section.words]
        for table in section.tables:
            blocks += [f"**{table.title}**", _table(table)]
        blocks += [_picture(figure, pictures) for figure in section.figures]
    if evaluation.pending:
        blocks += ["## Not done", "\n".join(f"* {title}" for title in evaluation.pending)]
    return "\n\n".join(blocks) + "\n"


def _picture(figure: Drawing, pictures: str | None) -> str:
    if pictures:
        return f"![{figure.title}]({pictures}/{figure.name}.svg)"
    return f"_{figure.title}: drawn in `report.html`, from the points in `report.json`._"


def _table(table: Table) -> str:
    rules = ["---", *("---:" for _ in table.columns[1:])]
    rows = [[in_print(cell).replace("|", "\\|") for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in ([*table.columns], rules, *rows))
