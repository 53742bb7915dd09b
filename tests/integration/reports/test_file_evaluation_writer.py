from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from app.application.ports.evaluation_writer import UnwritableReportError
from app.application.ports.learner import MissingLibraryError
from app.domain.prediction.document import Evaluation, Figure, Line, Section, Table
from app.infrastructure.reports.cells import in_print
from app.infrastructure.reports.figures import svg
from app.infrastructure.reports.file_evaluation_writer import FileEvaluationWriter, html, markdown

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.prediction.document import Cell

FIGURE = Figure(
    name="curve",
    title="Curve",
    x="lessons",
    y="error",
    x_is_log=True,
    y_is_log=True,
    lines=(
        Line(name="one", x=(1, 10, 100), y=(0.3, 0.2, 0.1), low=(0.2, 0.1, 0.05), high=(0.4, 0.3, 0.2)),
        Line(name="two", x=(1, 10), y=(0.3, 0.2), labels=("first", "second")),
    ),
)
EVALUATION = Evaluation(
    title="Model <7>",
    facts={"seed": "42"},
    sections=(
        Section(
            name="overall",
            title="How good it is",
            words=("Rock & roll.",),
            tables=(Table(title="Marks", columns=("what", "a|b"), rows=(("x|y", 0.25), ("nothing", None))),),
            figures=(FIGURE,),
        ),
    ),
    pending=("The leak",),
)


class Reader(HTMLParser):
    """Collects the text, the targets of links, and addresses outside the page."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a":
            self.links.append(found["href"] or "")
        if tag in {"script", "link", "img", "iframe"}:
            self.loaded.append(tag)
        self.anchors.add(found.get("id") or "")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def test_three_files_are_written_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "down"
    FileEvaluationWriter().write(EVALUATION, folder)
    assert sorted(file.name for file in folder.iterdir()) == ["report.html", "report.json", "report.md"]


def test_a_second_report_takes_the_place_of_the_first(tmp_path: Path) -> None:
    writer = FileEvaluationWriter()
    for title in ("first", "second"):
        writer.write(replace(EVALUATION, title=title), tmp_path)
    assert json.loads((tmp_path / "report.json").read_text())["title"] == "second"
    assert "first" not in (tmp_path / "report.md").read_text().split("\n")[0]


def test_numbers_keep_all_their_digits_in_json(tmp_path: Path) -> None:
    FileEvaluationWriter().write(EVALUATION, tmp_path)
    section = json.loads((tmp_path / "report.json").read_text())["sections"][0]
    assert section["tables"][0]["rows"] == [["x|y", 0.25], ["nothing", None]]
    assert section["figures"][0]["lines"][0]["y"] == [0.3, 0.2, 0.1]


def test_the_page_needs_nothing_but_itself_and_its_links_lead_somewhere() -> None:
    page = read(html(EVALUATION))
    assert page.loaded == []
    assert page.links == ["#overall", "#pending"]
    assert {link[1:] for link in page.links} <= page.anchors


def test_what_is_written_is_text_and_never_markup() -> None:
    page = html(EVALUATION)
    assert "Model &lt;7&gt;" in page
    assert "Rock &amp; roll." in page


def test_what_is_not_done_is_named_in_both() -> None:
    assert "The leak" in "".join(read(html(EVALUATION)).text)
    assert "* The leak" in markdown(EVALUATION)
    assert "Not done" not in html(replace(EVALUATION, pending=())) + markdown(replace(EVALUATION, pending=()))


def test_a_bar_in_a_cell_does_not_break_the_table() -> None:
    assert "| x\\|y | 0.2500 |" in markdown(EVALUATION)


def test_a_figure_takes_the_colour_of_the_text_and_is_the_same_every_time() -> None:
    drawn = svg(FIGURE)
    assert drawn == svg(FIGURE)
    assert ET.fromstring(drawn).tag.endswith("svg")  # noqa: S314 - our own drawing
    assert "currentColor" in drawn
    assert "#010203" not in drawn
    assert "second" in drawn


def test_figures_on_one_page_do_not_share_identifiers() -> None:
    first, second = (
        set(re.findall(r'<clipPath id="(\w+)"', svg(replace(FIGURE, name=name)))) for name in ("curve", "other")
    )
    assert first
    assert not first & second


def test_a_diagonal_and_the_line_of_zero_can_be_drawn() -> None:
    line = Line(name="all", x=(0.1, 0.9), y=(-0.1, 0.1))
    plain = Figure(name="plain", title="", x="", y="", lines=(line,))
    assert len(svg(plain)) > len(svg(replace(plain, lines=(replace(line, y=(0.1, 0.2)),))))
    assert "svg" in svg(replace(plain, has_diagonal=True))


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableReportError, match=r"file.*--output"):
        FileEvaluationWriter().write(EVALUATION, tmp_path / "file" / "folder")


@pytest.mark.parametrize(("module", "name"), [("matplotlib", "matplotlib"), ("jinja2", "Jinja2")])
def test_a_library_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: str, name: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingLibraryError, match=rf"{name} is not installed.*predictiondex\[learn\]"):
        FileEvaluationWriter().write(EVALUATION, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        (None, "–"),
        ("text", "text"),
        (12345, "12,345"),
        (0.0, "0.0000"),
        (0.12345, "0.1235"),
        (0.00009212, "0.000092"),
        (-0.0000001, "-<0.000001"),
        (123.456, "123.5"),
        (12345.6, "12,346"),
    ],
)
def test_cells_are_printed_with_as_many_digits_as_can_be_read(cell: Cell, printed: str) -> None:
    assert in_print(cell) == printed
