"""Each diagram of a document has its picture, and each picture its diagram; nothing is drawn here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from scripts.documents import documents
from scripts.pictures.documents import MERMAID, PICTURES, Diagram, diagrams, name_of
from scripts.pictures.drawing import line_of

if TYPE_CHECKING:
    from pathlib import Path

DIAGRAMS: Final = diagrams()
_ELSEWHERE: Final = re.compile(r"""(?:href|src)=["'](?!#)|url\(["']?(?!["']?#)|@import|<script|<foreignObject""")


def test_each_diagram_has_its_picture() -> None:
    missing = [f"{one.document}:{one.line}" for one in DIAGRAMS if not one.picture.exists()]
    assert missing == [], "Run `make pictures`."


def test_each_picture_has_its_diagram() -> None:
    assert set(PICTURES.iterdir()) == {one.picture for one in DIAGRAMS}, "Run `make pictures`."


def test_no_diagram_is_overlooked() -> None:
    begun = sum(one.read_text(encoding="utf-8").count("```mermaid") for one in documents())
    assert begun == len(DIAGRAMS)


def test_a_picture_needs_nothing_else() -> None:
    assert [one.name for one in PICTURES.iterdir() if _ELSEWHERE.search(one.read_text(encoding="utf-8"))] == []


def test_a_diagram_is_found_with_its_line_and_without_its_fence(tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.write_text("# A\n\n```mermaid\nflowchart TD\n    a --> b\n```\n", encoding="utf-8")
    assert diagrams(tmp_path) == [Diagram(document=document, line=4, text="flowchart TD\n    a --> b")]


@pytest.mark.parametrize("folder", ["docs/node_modules/a", "docs/.venv", "docs/var", "app"])
def test_what_nobody_wrote_here_is_no_document(folder: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "a.md").write_text("```mermaid\nflowchart TD\n```\n", encoding="utf-8")
    assert documents(tmp_path) == []


@pytest.mark.parametrize("changed", ["draw.js", "package-lock.json"])
def test_whatever_draws_otherwise_draws_all_again(changed: str, tmp_path: Path) -> None:
    for name in ("draw.js", "package-lock.json"):
        text = (MERMAID / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(f"{text} " if name == changed else text, encoding="utf-8")
    assert name_of("flowchart TD", tmp_path) != name_of("flowchart TD")


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("flowchart TD\n    a -->", "Page.evaluate: Error: Parse error on line 2:\n...", 11),
        ("---\nconfig: {}\n---\nflowchart TD\n    a -->", "Error: Parse error on line 2:\n...", 14),
        ("flowchart TD\n    a @@ b", "Lexical error on line 2. Unrecognized text.", 11),
        ("floatchart TD", "UnknownDiagramError: No diagram type detected", 10),
    ],
)
def test_what_cannot_be_read_is_found_by_its_line(text: str, said: str, line: int) -> None:
    assert line_of(Diagram(document=PICTURES, line=10, text=text), said) == line
