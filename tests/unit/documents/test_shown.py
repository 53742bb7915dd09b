"""What a document shows of a command that no test types is what the code says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.presentation.cli.console import fail
from app.presentation.cli.errors import AddressError
from app.presentation.cli.serve import _announce
from tests.documents.commands import objection_to_script
from tests.documents.comparison import is_text
from tests.documents.not_run import NOT_RUN
from tests.documents.steps import followed, steps_of

if TYPE_CHECKING:
    from tests.documents.reading import Document


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What is said by `make run`: where it answers, or that somebody else does."""
    _announce("127.0.0.1", 8000)
    announced, _, _example = capsys.readouterr().err.strip().partition("\n")
    fail(str(AddressError("127.0.0.1", 8000, "Address already in use")))
    return [announced, capsys.readouterr().err]


@pytest.mark.parametrize("document", followed(), ids=lambda one: one.name)
def test_it_shows_what_is_said(document: Document, said: list[str]) -> None:
    shown = [fence.text for step in steps_of(document) if not step.run for fence in step.seen]
    assert [one for one in shown if not any(is_text(one, other) for other in said)] == []


def test_what_is_not_run_is_in_a_document_and_at_least_understood() -> None:
    typed = {command for document in followed() for step in steps_of(document) for command in step.commands}
    assert [command for command in NOT_RUN if command not in typed] == []
    assert {command: said for command in NOT_RUN if (said := objection_to_script(command))} == {}
