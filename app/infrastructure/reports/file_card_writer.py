from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.application.ports.card_writer import CardWriter, UnwritableCardError
from app.application.ports.learner import MissingLibraryError
from app.domain.cards.model_card import ModelCard
from app.infrastructure.reports.broken_lines import broken
from app.infrastructure.reports.cells import in_print

if TYPE_CHECKING:
    from app.domain.cards.data_sheet import DataSheet
    from app.domain.prediction.document import Cell

MODEL_CARD: Final = "model_card.md.jinja"
DATA_SHEET: Final = "data_sheet.md.jinja"
_FOR_PROGRAMS: Final = ".json"
_IN_HUNDRED: Final = 100


class FileCardWriter(CardWriter):
    """Writes Markdown from a template, or the card as JSON."""

    def text(self, card: ModelCard | DataSheet) -> str:
        return page(MODEL_CARD if isinstance(card, ModelCard) else DATA_SHEET, card)

    def write(self, card: ModelCard | DataSheet, file: Path) -> None:
        text = json_text(card) if file.suffix == _FOR_PROGRAMS else self.text(card)
        unfinished = file.with_name(f"{file.name}.unfinished")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(file)
        except OSError as error:
            raise UnwritableCardError(str(file), error.strerror or str(error)) from error


def json_text(card: ModelCard | DataSheet) -> str:
    return json.dumps(asdict(card), indent=1, ensure_ascii=False) + "\n"


def page(template: str, card: object) -> str:
    """Return the text of a card, which may be one that was read from JSON."""
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError:
        raise MissingLibraryError("Jinja2") from None
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=False,  # noqa: S701 - Markdown is no HTML, and whoever shows it as HTML cleans it
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters |= {"cell": _cell, "in_print": in_print, "percent": _percent, "points": _points}
    return broken(pages.get_template(template).render(card=card))


def _cell(value: Cell) -> str:
    return " ".join(in_print(value).replace("|", "\\|").split())


def _percent(share: float) -> str:
    return f"{share * _IN_HUNDRED:.2f} %"


def _points(error: float) -> str:
    return f"{error * _IN_HUNDRED:.2f}"
