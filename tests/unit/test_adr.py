"""Each decision says why, and names a test that is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = ROOT / "docs" / "adr"
DECISIONS: Final = sorted(FOLDER.glob("[0-9]*.md"))
SECTIONS: Final = ["Context", "Decision", "Consequences", "Alternatives"]
MOST_WORDS: Final = 330

each_decision = pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.stem)


def test_the_numbers_have_no_gap() -> None:
    assert [file.name[:4] for file in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]


def test_the_index_holds_every_decision_by_its_title() -> None:
    index = re.findall(r"^\| \[(\d{4})\]\(([\w-]+\.md)\) \| (.+) \|$", _text(FOLDER / "README.md"), re.MULTILINE)
    assert index == [(file.name[:4], file.name, _title(file)) for file in DECISIONS]


@each_decision
def test_it_has_its_sections_in_half_a_page(file: Path) -> None:
    text = _text(file)
    assert text.startswith(f"# {file.name[:4]} ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == SECTIONS
    assert len(text.split()) <= MOST_WORDS


@each_decision
def test_the_decision_is_one_sentence(file: Path) -> None:
    sentence = re.split(r"^## .+$", _text(file), flags=re.MULTILINE)[2].strip()
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert ". " not in sentence


@each_decision
def test_the_tests_that_enforce_it_exist(file: Path) -> None:
    enforced = re.fullmatch(r"Enforced by: (.+)", _text(file).splitlines()[-1])
    assert enforced
    for test in enforced[1].split(", "):
        assert re.search(r"^ *def test_", _text(ROOT / test), re.MULTILINE), test


@each_decision
def test_the_files_that_it_mentions_exist(file: Path) -> None:
    for name in re.findall(r"`([\w/.-]+/[\w.-]+)`", _text(file)):
        assert name.startswith("/") or (ROOT / name).exists(), name


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _title(file: Path) -> str:
    return _text(file).splitlines()[0].removeprefix(f"# {file.name[:4]} ")
