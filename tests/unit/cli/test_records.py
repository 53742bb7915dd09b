"""What a service says where whoever listens is a program."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import pytest

from app.presentation.cli.console import err, fail, progress_bar, speak_in_records, speaks_in_records

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def records(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    caplog.set_level(logging.INFO, logger="app.presentation.cli")
    file = err._file
    speak_in_records()
    yield caplog
    err._file = file


def test_people_are_spoken_to_until_a_program_listens(records: pytest.LogCaptureFixture) -> None:
    assert speaks_in_records()
    assert records.messages == []
    assert sys.stderr is not err.file


def test_each_line_is_a_record(records: pytest.LogCaptureFixture) -> None:
    err.print("One\n\ntwo", end="")
    err.print(" and three")

    assert records.messages == ["One", "two and three"]


def test_a_failure_is_an_error(records: pytest.LogCaptureFixture) -> None:
    fail("[/x] is no version")

    assert [(one.levelname, one.getMessage()) for one in records.records] == [("ERROR", "[/x] is no version")]


def test_a_bar_is_told_when_it_is_full(records: pytest.LogCaptureFixture) -> None:
    with progress_bar("Playing", 3) as tell:
        for done in (1, 2, 3):
            tell(done)

    (line,) = records.messages
    assert line.startswith("Playing")
    assert "3/3" in line
