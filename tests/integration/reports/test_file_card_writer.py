from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from app.application.ports.learner import MissingLibraryError
from app.infrastructure.reports import file_card_writer
from app.infrastructure.reports.file_card_writer import DATA_SHEET, MODEL_CARD, FileCardWriter, json_text, page
from tests.card_samples import BARE_CARD, BARE_SHEET, FULL_CARD, FULL_SHEET
from tests.contracts.card_writer_contract import CardWriterContract

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATES: Final = sorted(Path(file_card_writer.__file__).parent.glob("*.md.jinja"))
MITCHELL: Final = (
    "Model details", "Intended use", "Factors", "Metrics", "Evaluation data", "Training data",
    "Quantitative analyses", "Ethical considerations", "Caveats and recommendations",
)  # fmt: skip
GEBRU: Final = (
    "Motivation", "Composition", "Collection process", "Preprocessing, cleaning and labelling", "Uses",
    "Distribution", "Maintenance",
)  # fmt: skip
NAMES_WITH_DIGITS: Final = ("SHA-256", ", 2019", ", 2021")


class TestFileCardWriter(CardWriterContract):
    @pytest.fixture
    def writer(self) -> FileCardWriter:
        return FileCardWriter()

    @pytest.fixture
    def read(self) -> Callable[[Path], str]:
        return lambda file: file.read_text(encoding="utf-8")

    @pytest.fixture
    def blocked(self, tmp_path: Path) -> Path:
        return tmp_path


def headings(text: str) -> list[str]:
    return re.findall(r"^## (.+)$", text, re.MULTILINE)


@pytest.mark.parametrize("card", [FULL_CARD, BARE_CARD])
def test_a_model_card_has_the_headings_of_model_cards(card: object) -> None:
    assert headings(page(MODEL_CARD, card))[: len(MITCHELL)] == list(MITCHELL)


@pytest.mark.parametrize("card", [FULL_SHEET, BARE_SHEET])
def test_a_data_sheet_has_the_headings_of_data_sheets(card: object) -> None:
    assert headings(page(DATA_SHEET, card)) == list(GEBRU)


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    "words",
    [
        "0.37 percentage points", "95.00 % of the time", "in 96.00 %", "deadbeef-dirty", "12,345 bytes", "All 20 marks",
        "12 digits", "dividing log odds by 1.25", "refused, 2026-11-24", "The leak", "| seed | 45 |",
        "git checkout deadbeef predictiondex", "had changes that no commit holds", "learn train --seed 43 --tune",
        "learn dataset lessons --duels 2000 --battles 10 --held-out-battles 20 --seed 44",
    ],
)  # fmt: skip
def test_what_is_known_is_told(words: str) -> None:
    assert words in in_one_line(page(MODEL_CARD, FULL_CARD))


@pytest.mark.parametrize(
    "words",
    [
        "no mark was recorded", "cannot be read:** its files are missing", "record of the training is gone",
        "There is no report", "was not recorded", "never asked about this version", "No promotion",
        "| checksum of its files | not recorded |", "it cannot be made again",
    ],
)  # fmt: skip
def test_what_is_not_known_is_said(words: str) -> None:
    text = in_one_line(page(MODEL_CARD, BARE_CARD))
    assert words in text
    assert "None" not in text


def test_a_mark_with_noise_in_it_is_told_with_that() -> None:
    headline = FULL_CARD.headline
    assert headline is not None
    noisy = replace(headline, is_without_noise=False, best_accuracy=None)
    assert "part of that is the luck" in in_one_line(page(MODEL_CARD, replace(FULL_CARD, headline=noisy)))


def test_a_sheet_says_what_it_does_not_know() -> None:
    text = in_one_line(page(DATA_SHEET, BARE_SHEET))
    for words in ("looked at here:** its manifest.json is missing", "is not known", "was replaced by other files"):
        assert words in text
    foreign = replace(FULL_SHEET, collections=(replace(FULL_SHEET.collections[0], is_of_model=False),))
    assert "not those that this version was made with" in in_one_line(page(DATA_SHEET, foreign))


def test_a_cell_stays_in_its_place() -> None:
    assert "| x\\|y | 0.2500 |\n| two lines | – |" in page(MODEL_CARD, FULL_CARD)


@pytest.mark.parametrize(
    ("template", "card"), [(MODEL_CARD, FULL_CARD), (MODEL_CARD, BARE_CARD), (DATA_SHEET, FULL_SHEET)]
)
def test_a_card_that_was_kept_for_programs_gives_the_same_text(template: str, card: object) -> None:
    assert page(template, json.loads(json_text(card))) == page(template, card)  # type: ignore[arg-type] # either


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_no_figure_is_typed_in_a_template(template: Path) -> None:
    text = re.sub(r"```.*?```|\{%.*?%\}|\{\{.*?\}\}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    for name in NAMES_WITH_DIGITS:
        text = text.replace(name, "")
    assert re.findall(r".*\d.*", text) == []


@pytest.mark.parametrize("card", [FULL_CARD, BARE_CARD])
def test_no_line_of_prose_is_long_and_no_blank_line_doubled(card: object) -> None:
    text = page(MODEL_CARD, card)
    prose = [line for line in text.splitlines() if not line.startswith(("|", "predictiondex", "The PredictionDex"))]
    assert max(map(len, prose)) <= 130
    assert "\n\n\n" not in text
    assert re.search(r"`predictiondex model data-sheet \d`", text)


def test_without_the_library_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)

    with pytest.raises(MissingLibraryError, match="Jinja2"):
        FileCardWriter().text(FULL_CARD)
