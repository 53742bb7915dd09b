"""What the API says of a move in figures and short names, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.web.language import _, later, number, percent
from app.presentation.web.pieces.figures import NONE

if TYPE_CHECKING:
    from collections.abc import Mapping

_TARGETS: Final[Mapping[str, str]] = {
    "normal": later("One foe"),
    "self": later("Its user"),
    "any": later("Anyone on the field"),
    "all": later("The whole field"),
    "allAdjacent": later("Everyone around its user"),
    "allAdjacentFoes": later("All foes"),
    "adjacentAlly": later("An ally"),
    "allySide": later("Its user's side"),
    "foeSide": later("The foe's side"),
    "randomNormal": later("A foe at random"),
    "scripted": later("Whoever hit its user last"),
}
SORTS: Final[Mapping[str, str]] = {
    "name": later("Name"),
    "power": later("Power, highest first"),
    "accuracy": later("Accuracy, highest first"),
    "pp": later("PP, highest first"),
    "priority": later("Priority, highest first"),
}


def power_in_words(power: int | None) -> str:
    return NONE if power is None else number(power)


def accuracy_in_words(accuracy: int | None) -> str:
    return NONE if accuracy is None else percent(accuracy / 100, 0)


def target_name(target: str) -> str:
    return _(_TARGETS[target]) if target in _TARGETS else target


def signed(value: int) -> str:
    return f"+{number(value)}" if value > 0 else number(value)
