"""Every figure in a document is worked out from what decides it, or kept as it was on the day of a decision."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.documents import figures
from tests.documents.figures import claims_of
from tests.documents.reading import documents

if TYPE_CHECKING:
    from tests.documents.reading import Document

_NAME: Final = re.compile(r"`[^`]*`|\bADR \d{4}\b")
_FIGURE: Final = re.compile(r"(?<![\w.,-])\d[\d.,]*(?![\w-])")
"""A number that stands alone; those in a word are of a name, as in 2HKO or UTF-8."""
_DECISIONS: Final = Path(figures.__file__).with_name("decisions.json")

every_document = pytest.mark.parametrize(
    "document", [one for one in documents() if not one.name.startswith("docs/adr/")], ids=lambda one: one.name
)


@every_document
def test_it_says_what_it_has_to(document: Document) -> None:
    assert [claim for claim in claims_of(document.name) if claim not in document.text] == []


@every_document
def test_it_has_no_figure_of_which_nobody_knows_where_it_is_from(document: Document) -> None:
    rest = document.text
    for claim in claims_of(document.name):
        rest = rest.replace(claim, " ")
    assert numbers_in(rest) == []


def test_a_decision_tells_what_was_measured_on_its_day() -> None:
    told = {one.file.stem: numbers_in(one.text) for one in documents() if one.name.startswith("docs/adr/0")}
    assert told == json.loads(_DECISIONS.read_text(encoding="utf-8"))


def numbers_in(text: str) -> list[str]:
    return [one.rstrip(".,") for one in _FIGURE.findall(_NAME.sub(" ", text))]
