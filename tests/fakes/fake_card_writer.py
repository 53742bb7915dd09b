from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from app.application.ports.card_writer import CardWriter, UnwritableCardError

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.cards.data_sheet import DataSheet
    from app.domain.cards.model_card import ModelCard


class FakeCardWriter(CardWriter):
    """Keeps in memory what was written, by the file; `unwritable` are the files that cannot be."""

    def __init__(self) -> None:
        self.unwritable: set[Path] = set()
        self.written: dict[Path, str] = {}
        self.cards: list[ModelCard | DataSheet] = []
        """Those whose text was wanted."""

    def text(self, card: ModelCard | DataSheet) -> str:
        self.cards.append(card)
        return f"# A card\n\n{card}\n"

    def write(self, card: ModelCard | DataSheet, file: Path) -> None:
        if file in self.unwritable:
            raise UnwritableCardError(str(file), "Is a directory")
        self.written[file] = json.dumps(asdict(card)) if file.suffix == ".json" else f"# A card\n\n{card}\n"
