"""No block of a document says what its reader would not understand, or names what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.documents.blocks import objection_to_block
from tests.documents.reading import documents

if TYPE_CHECKING:
    from tests.documents.reading import Document


@pytest.mark.parametrize("document", documents(), ids=lambda one: one.name)
def test_every_block_would_be_understood(document: Document) -> None:
    objections = {}
    before: dict[str, str] = {}
    for one in document.fences:
        if one.file:
            continue  # test_worked_example runs what it makes
        objections[one.line] = objection_to_block(one.language, one.text, before=before.get(one.language, ""))
        before[one.language] = before.get(one.language, "") + one.text
    assert {line: said for line, said in objections.items() if said} == {}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("", "make run"),
        ("klingon", "nuqneH"),
        ("json", '{"win_probability": 0.5,}'),
        ("json", '{"moves": [{"odds": 0.5}]}'),
        ("python", "answer ="),
        ("python", "from predictiondex_client import Clients"),
        ("python", "import no_such_module"),
        ("python", "print(answer)"),
        ("promql", "sum(predictiondex_http_request)"),
        ("promql", "sum("),
        ("csv", "name;strength\nPikachu;9"),
        ("csv", "name;hp\nPikachu"),
        ("cron", "30 2 * * * root predictiondex backup creates"),
        ("cron", "30 2 * * *"),
        ("yaml", "a: [1"),
        ("ini", "key without a value"),
        ("toml", "a = "),
    ],
)
def test_a_block_that_is_wrong_is_noticed(language: str, text: str) -> None:
    assert objection_to_block(language, text)


def test_a_block_may_use_what_one_before_it_has_said() -> None:
    assert objection_to_block("python", "await answer()", before="def answer(): ...") is None


def test_a_block_may_leave_out_what_does_not_matter() -> None:
    assert objection_to_block("json", '{"win_probability": 0.5, "...": "..."}') is None
