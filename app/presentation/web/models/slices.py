"""What the parts of the exam are called on which versions are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.web.catalogues import SOURCE
from app.presentation.web.language import _, language, later, name_in_language
from app.presentation.web.models.wording import split_names
from app.presentation.web.reference import reference

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEVELS: Final[Mapping[str, str]] = {
    "equal_levels": later("Equal levels"),
    "levels_1_to_5_apart": later("Levels 1 to 5 apart"),
    "levels_6_to_15_apart": later("Levels 6 to 15 apart"),
    "levels_16_to_40_apart": later("Levels 16 to 40 apart"),
    "levels_41_to_99_apart": later("Levels 41 to 99 apart"),
    "mean_level_1_to_20": later("Mean level 1 to 20"),
    "mean_level_21_to_40": later("Mean level 21 to 40"),
    "mean_level_41_to_60": later("Mean level 41 to 60"),
    "mean_level_61_to_80": later("Mean level 61 to 80"),
    "mean_level_81_to_100": later("Mean level 81 to 100"),
}

"""By what follows the kind in the names of metrics."""
_MOVE, _EFFECT, _DRAWN = "move ", "effect ", " duels"


def level_names() -> dict[str, str]:
    return {slug: _(name) for slug, name in _LEVELS.items()}


def slice_name(told: str) -> str:
    """Return what the gate calls a part of the exam, in the session's language as far as there are words for it."""
    if language() == SOURCE:
        return told
    if told.startswith(_MOVE):
        return _("move {name}").format(name=_move_name(told.removeprefix(_MOVE)))
    if told.startswith(_EFFECT):
        return _("effect “{name}”").format(name=told.removeprefix(_EFFECT))
    known = level_names() | split_names()
    return known.get(told.replace(" ", "_"), known.get(told.removesuffix(_DRAWN), told))


def _move_name(english: str) -> str:
    return next((name_in_language(one.names) for one in reference().moves.values() if one.names.en == english), english)
