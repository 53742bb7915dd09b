"""A status is called the same, whichever Python answers."""

from __future__ import annotations

import pytest

from app.presentation.api.phrases import phrase


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "Not Found"), (413, "Request Entity Too Large"), (422, "Unprocessable Entity")],
)
def test_a_status_has_its_phrase(status: int, words: str) -> None:
    assert phrase(status) == words
