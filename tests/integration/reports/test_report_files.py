from __future__ import annotations

import json
import sys

import pytest

from app.domain.prediction.document import Bars, Evaluation, Grid, Section, Table
from app.infrastructure.reports.figures import svg
from app.infrastructure.reports.report_files import FileReportPrinter
from tests.integration.reports.test_file_evaluation_writer import FIGURE

BARS = Bars(name="gain", title="Gain", x="share", labels=("speed, base", "level"), values=(0.75, 0.25))
GRID = Grid(
    name="confusion_matrix",
    title="Who won",
    x="won",
    y="called",
    columns=("A", "B"),
    rows=("A", "B"),
    cells=((0.5, 0.125), (0.0625, 0.3125)),
)
EVALUATION = Evaluation(
    title="A training",
    facts={"seed": "42"},
    sections=(
        Section(
            name="all",
            title="All",
            words=(),
            tables=(Table(title="Errors by move", columns=("with", "MAE"), rows=(("Surf", 0.25), ("Fly", None))),),
            figures=(FIGURE, BARS, GRID),
        ),
    ),
    pending=(),
)


def test_pages_pictures_and_data_have_their_places() -> None:
    printed = FileReportPrinter().print(EVALUATION)

    assert printed.missing == ()
    assert set(printed.files) == {
        "report.json",
        "report.md",
        "report.html",
        *(f"figures/{name}.svg" for name in ("curve", "gain", "confusion_matrix")),
        *(f"data/{name}.csv" for name in ("errors_by_move", "curve", "gain", "confusion_matrix")),
    }
    assert json.loads(printed.files["report.json"])["title"] == "A training"
    assert b"![Gain](figures/gain.svg)" in printed.files["report.md"]
    assert printed.files["report.html"].count(b"<svg") == 3


def test_the_data_are_those_behind_the_pictures() -> None:
    files = FileReportPrinter().print(EVALUATION).files

    assert files["data/errors_by_move.csv"] == b"with,MAE\nSurf,0.25\nFly,\n"
    assert files["data/gain.csv"] == b',share\n"speed, base",0.75\nlevel,0.25\n'
    assert files["data/confusion_matrix.csv"] == b"called / won,A,B\nA,0.5,0.125\nB,0.0625,0.3125\n"
    assert files["data/curve.csv"].splitlines()[:2] == [b"line,lessons,error,low,high", b"one,1,0.3,0.2,0.4"]
    assert files["data/curve.csv"].splitlines()[4] == b"two,1,0.3,,"


@pytest.mark.parametrize(
    ("drawing", "texts"), [(BARS, {"speed, base", "level", "share"}), (GRID, {"0.0625", "called"})]
)
def test_a_picture_says_what_it_shows(drawing: Bars | Grid, texts: set[str]) -> None:
    drawn = svg(drawing)

    assert all(f">{text}</text>" in drawn for text in texts)


def test_the_same_evaluation_gives_the_same_bytes() -> None:
    assert FileReportPrinter().print(EVALUATION) == FileReportPrinter().print(EVALUATION)


def test_without_the_libraries_the_data_and_a_page_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = FileReportPrinter().print(EVALUATION)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    printed = FileReportPrinter().print(EVALUATION)

    assert printed.missing == ("Jinja2", "matplotlib")
    assert printed.files == {
        name: content
        for name, content in whole.files.items()
        if name in {"report.json", "report.md"} or name.startswith("data/")
    }
