"""The key in whose name the web interface asks may be the content of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.presentation.web.__main__ import main
from app.presentation.web.asking import KEY_FILE_VARIABLE, KEY_VARIABLE, UnusableKeyFileError, own_key

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    file = tmp_path / "key"
    monkeypatch.setenv(KEY_FILE_VARIABLE, str(file))
    return file


def test_it_is_read_without_the_end_of_its_line(file: Path) -> None:
    file.write_text("pdx_1_2\r\n")
    assert own_key() == "pdx_1_2"


@pytest.mark.parametrize("content", [None, b"\n", b"\xff"])
def test_a_file_that_says_nothing_is_named_at_the_start(
    file: Path, content: bytes | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setattr("sys.argv", ["web"])
    with pytest.raises(SystemExit) as stopped:
        main()

    assert stopped.value.code == 2
    assert f"{KEY_FILE_VARIABLE}: {file}" in capsys.readouterr().err


def test_a_key_that_is_given_twice_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("pdx_1_2")
    monkeypatch.setenv(KEY_VARIABLE, "pdx_3_4")
    with pytest.raises(UnusableKeyFileError, match="leave one of them out"):
        own_key()


def test_without_either_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (KEY_VARIABLE, KEY_FILE_VARIABLE):
        monkeypatch.setenv(name, "")
    assert own_key() == ""
