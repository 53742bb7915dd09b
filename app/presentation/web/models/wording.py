"""What the parts of the registry are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.web.language import _, later
from app.presentation.web.pieces.figures import NONE
from app.presentation.web.pieces.verdicts import verdict_badge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.presentation.web.pieces.verdicts import Tone
    from predictiondex_client.models import Alias, PromotionKind

_PLACES: Final[Mapping[Alias, tuple[Tone, str]]] = {
    "production": ("good", later("production")),
    "staging": ("unsure", later("staging")),
    "previous": ("plain", later("previous")),
}
_KINDS: Final[Mapping[PromotionKind, str]] = {
    "promotion": later("Promotion"),
    "rollback": later("Rollback"),
    "automatic rollback": later("Automatic rollback"),
    "found": later("Found there"),
}
_SPLITS: Final[Mapping[str, str]] = {
    "model": later("The whole exam"),
    "contested": later("Contested duels"),
    "random": later("Duels with random moves"),
    "strong": later("Duels with the better of a few moves"),
    "spread": later("Duels in which everything is random"),
    "calibration": later("Calibration split"),
    "train": later("Training split"),
    "majority": later("Baseline: always even"),
    "total_base_stats": later("Baseline: base stats"),
    "turns_to_ko": later("Baseline: turns to KO"),
}
"""By the word with which the names of their metrics begin."""


def place_name(place: Alias) -> str:
    return _(_PLACES[place][1])


def place_badges(aliases: Sequence[Alias]) -> str:
    return " ".join(verdict_badge(_PLACES[one][0], place_name(one)) for one in aliases) or NONE


def kind_name(kind: PromotionKind) -> str:
    return _(_KINDS[kind])


def split_names() -> dict[str, str]:
    return {split: _(name) for split, name in _SPLITS.items()}
