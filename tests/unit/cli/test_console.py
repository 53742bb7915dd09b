from __future__ import annotations

import pytest

from app.presentation.cli.console import fail, progress_bar


@pytest.mark.parametrize("message", ["[/x] is no version", "[bold] is a name", "plain"])
def test_a_failure_is_shown_as_it_is_written(message: str, capsys: pytest.CaptureFixture[str]) -> None:
    fail(message)
    assert capsys.readouterr().err == f"Error: {message}\n"


def test_a_progress_bar_ends_where_it_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("Playing", 3) as tell:
        for done in (1, 2, 3):
            tell(done)
    assert "3/3" in capsys.readouterr().err


def test_a_progress_bar_with_a_unit_says_how_fast_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("Asking", 3, unit="duels") as tell:
        for done in (1, 2, 3):
            tell(done)
    assert "duels/s" in capsys.readouterr().err
