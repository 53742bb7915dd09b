"""How hard types hit each other, by type and in words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from app.presentation.web.language import _, later
from app.presentation.web.pieces.type_badges import badges

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.presentation.web.reference import Reference

MULTIPLIERS: Final = (4.0, 2.0, 1.0, 0.5, 0.25, 0.0)
_SIGNS: Final[Mapping[float, str]] = {4.0: "×4", 2.0: "×2", 1.0: "×1", 0.5: "×½", 0.25: "×¼", 0.0: "×0"}
_EFFECTS: Final[Mapping[float, str]] = {
    4.0: later("Super effective twice over"),
    2.0: later("Super effective"),
    1.0: later("Normal damage"),
    0.5: later("Not very effective"),
    0.25: later("Not very effective twice over"),
    0.0: later("No effect"),
}


def sign(multiplier: float) -> str:
    return _SIGNS[multiplier]


def effect_name(multiplier: float) -> str:
    return _(_EFFECTS[multiplier])


def grouped(multipliers: Mapping[str, float], known: Reference) -> str:
    """Return the types by their multipliers, highest first, without the groups that are empty."""
    return f'<dl class="pdx-groups">{"".join(_group(one, multipliers, known) for one in MULTIPLIERS)}</dl>'


def _group(multiplier: float, multipliers: Mapping[str, float], known: Reference) -> str:
    types = [slug for slug, own in multipliers.items() if own == multiplier]
    if not types:
        return ""
    return (
        f"<div><dt><b>{sign(multiplier)}</b> {escape(effect_name(multiplier))}</dt>"
        f"<dd>{badges(types, known)}</dd></div>"
    )
