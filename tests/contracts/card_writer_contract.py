from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from app.application.ports.card_writer import UnwritableCardError
from tests.card_samples import BARE_CARD, BARE_SHEET, FULL_CARD, FULL_SHEET

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.application.ports.card_writer import CardWriter
    from app.domain.cards.data_sheet import DataSheet
    from app.domain.cards.model_card import ModelCard

each_card = pytest.mark.parametrize("card", [FULL_CARD, BARE_CARD, FULL_SHEET, BARE_SHEET])


class CardWriterContract:
    """A test class gives `writer`; `read`, which tells what is in a file; and `blocked`, which cannot be written."""

    @each_card
    def test_the_same_card_is_the_same_text(self, writer: CardWriter, card: ModelCard | DataSheet) -> None:
        assert writer.text(card) == writer.text(card)
        assert writer.text(card).startswith("# ")

    @each_card
    def test_a_file_has_the_text_of_the_last_card(
        self, writer: CardWriter, read: Callable[[Path], str], tmp_path: Path, card: ModelCard | DataSheet
    ) -> None:
        file = tmp_path / "cards" / "card.md"
        writer.write(FULL_CARD, file)
        writer.write(card, file)

        assert read(file) == writer.text(card)

    @each_card
    def test_a_file_for_programs_has_everything(
        self, writer: CardWriter, read: Callable[[Path], str], tmp_path: Path, card: ModelCard | DataSheet
    ) -> None:
        writer.write(card, tmp_path / "card.json")

        assert json.loads(read(tmp_path / "card.json")) == json.loads(json.dumps(asdict(card)))

    def test_a_file_that_cannot_be_written_is_told(self, writer: CardWriter, blocked: Path) -> None:
        with pytest.raises(UnwritableCardError, match=r"cannot be written: .*--output"):
            writer.write(FULL_CARD, blocked)
