"""The reference of the features that the model reads, from where they are defined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.prediction.feature_groups import feature_groups
from app.domain.prediction.feature_meanings import Mirror, meaning_of
from app.domain.prediction.features import feature_names
from scripts.markdown import table
from scripts.reference.markdown import code, page, prose

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTRODUCTION: Final = """The model sees a duel as {count} numbers. Training and serving compute them by the same
code, and a model that was trained on others is refused. In `own_…` and `foe_…`, the own side is the one that moves
first, by priority and then by Speed, and the foe is the other.

The two sides of a duel are put into this order before anything is computed. So to ask about B against A gives the
same row of numbers as A against B, and the answer is turned around exactly. The last column says what would become of
a feature if the foe were the own side, exactly where both moves only damage, and nearly elsewhere:

- *exchanged*: `own_…` and `foe_…` change places;
- *complement*: it becomes 1 minus itself;
- *same*: it stays.

Beside the model, the arithmetic and the run say where it starts from: their log odds are its margin, and what it
learns is the rest. Reports of a training name features by these names; the web interface has words for them."""
_WORDS: Final = {
    "the arithmetic": "What the damage formula says of the duel turn by turn, without playing it.",
    "statistics": "The level and statistics of both sides.",
    "power, accuracy and priority": "What a hit of either move is.",
    "effects and immunities": "What either move does beside plain damage, and what cannot befall either side.",
    "the run": "What a short run of our own engine brought, always with the same dice. A model that was trained with "
    "`--alone` has none.",
}
FULL: Final = 0.001
"""The doubt of a run; with any, the features are all there."""


def features_page() -> str:
    names = feature_names(FULL)
    groups = feature_groups(FULL)
    parts = [_group(group, [name for name in names if name in members]) for group, members in groups.items()]
    told = _INTRODUCTION.format(count=len(names))
    return page("Features of the model", told, *parts)


def _group(group: str, names: Sequence[str]) -> str:
    rows = [_row(name) for name in names if not name.startswith("foe_")]
    head = f"## {group[0].upper()}{group[1:]}"
    return "\n\n".join([head, _WORDS[group], table(("feature", "what it says", "unit", "from the other side"), rows)])


def _row(name: str) -> tuple[str, str, str, str]:
    meaning = meaning_of(name)
    shown = code(name)
    if meaning.mirror is Mirror.EXCHANGED:
        shown = f"{code(name)}, {code('foe_' + name.removeprefix('own_'))}"
    return shown, prose(meaning.says), meaning.unit, meaning.mirror.value
