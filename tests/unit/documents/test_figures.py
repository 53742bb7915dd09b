"""Every figure in a document is worked out from what decides it, or kept as it was on the day of a decision."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.documents.decisions import DECISIONS, numbers_in, told_by_decisions
from tests.documents.figures import claims_of
from tests.documents.reading import documents

if TYPE_CHECKING:
    from tests.documents.reading import Document

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
    kept = json.loads(DECISIONS.read_text(encoding="utf-8"))
    assert told_by_decisions() == kept, "of a new one, run `python -m scripts.keep_decisions`"
