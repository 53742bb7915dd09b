"""What decisions tell that was measured on their day."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tests.documents.reading import documents

DECISIONS: Final = Path(__file__).with_name("decisions.json")
"""The figures of each, by the name of its record."""
_NAME: Final = re.compile(r"`[^`]*`|\bADR \d{4}\b")
_FIGURE: Final = re.compile(r"(?<![\w.,-])\d[\d.,]*(?![\w-])")
"""A number that stands alone; those in a word are of a name, as in 2HKO or UTF-8."""


def numbers_in(text: str) -> list[str]:
    return [one.rstrip(".,") for one in _FIGURE.findall(_NAME.sub(" ", text))]


def told_by_decisions() -> dict[str, list[str]]:
    return {one.file.stem: numbers_in(one.text) for one in documents() if one.name.startswith("docs/adr/0")}
