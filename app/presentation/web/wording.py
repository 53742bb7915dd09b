"""Words of the game that the API has no names for in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.web.language import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping

_STATS: Final[Mapping[str, str]] = {
    "hp": later("HP"),
    "atk": later("Attack"),
    "def": later("Defence"),
    "spa": later("Sp. Attack"),
    "spd": later("Sp. Defence"),
    "spe": later("Speed"),
}
_CATEGORIES: Final[Mapping[str, str]] = {
    "physical": later("Physical"),
    "special": later("Special"),
    "status": later("Status"),
}


def stat_name(slug: str) -> str:
    return _(_STATS[slug])


def category_name(slug: str) -> str:
    return _(_CATEGORIES[slug])
