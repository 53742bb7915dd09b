"""The pages of docs/explanation are all in their index, short, and with formulas that GitHub and the site can draw."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.conftest import ROOT
from tests.documents.formulas import equations
from tests.documents.latex import formula
from tests.documents.reading import Document

FOLDER: Final = ROOT / "docs" / "explanation"
PAGES: Final = sorted(file.name for file in FOLDER.glob("*.md") if file.name != "README.md")
WORKED_OUT: Final = {"battle-maths.md", "how-a-duel-is-predicted.md", "probabilities.md"}
"""Each has a test of its own, which looks at every formula."""
MOST_WORDS: Final = 1_500
each_page = pytest.mark.parametrize("page", PAGES)


def test_the_index_holds_every_page_by_its_title() -> None:
    index = dict(
        re.findall(r"^\| \[(.+)\]\(([\w-]+\.md)\) \|", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE)
    )
    titles = {_text(page).splitlines()[0].removeprefix("# "): page for page in PAGES}
    assert index == titles


@each_page
def test_it_is_short(page: str) -> None:
    assert len(Document(FOLDER / page).text.split()) <= MOST_WORDS


@each_page
def test_its_formulas_are_worked_out_somewhere(page: str) -> None:
    assert bool(equations(f"docs/explanation/{page}")) == (page in WORKED_OUT)
    assert _text(page).count("\n$$\n") % 2 == 0


@pytest.mark.parametrize(
    ("latex", "number"),
    [
        (r"2 + 3 \cdot 4 - 1", 13),
        (r"\left\lfloor \frac{7}{2} \right\rfloor \times 2", 6),
        (r"- \left( a - 1 \right) \cdot 2^{k - 1}", -4),
        (r"\max \left( d_6, 1 \right) + \min \left( 0.5, 1 \right)", 9.5),
        (r"\sqrt{\frac{a}{2} + \text{some more}}", 2),
        (r"\ln \left( 1 \right)", 0),
        (r"\begin{cases} a & \text{if so} \\ 7 & \text{otherwise} \end{cases}", 7),
    ],
)
def test_a_formula_is_worked_out(latex: str, number: float) -> None:
    assert formula(latex)({"a": 2, "k": 3, "d_6": 9, "some more": 3, "if so": False}) == number


@pytest.mark.parametrize("latex", [r"2 +", r"\frac{1}", r"\left( 1", r"1 \le 2", r"\begin{cases} 1 \end{cases}", "2 2"])
def test_what_is_no_formula_is_refused(latex: str) -> None:
    with pytest.raises(ValueError, match=r"expected|breaks off|understood"):
        formula(latex)


def _text(page: str) -> str:
    return (FOLDER / page).read_text(encoding="utf-8")
