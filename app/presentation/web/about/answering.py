"""How an answer is made, in five steps."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from app.presentation.web.language import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS: Final[Sequence[tuple[str, str]]] = (
    (
        later("Both sides"),
        later("Level, nature, IVs, AVs and friendship give each Pokémon the stats that it has in Let's Go."),
    ),
    (
        later("The arithmetic"),
        later("Damage, accuracy, speed and side effects say who has how many HP left, turn after turn."),
    ),
    (
        later("A short run"),
        later("Where that leaves a doubt, our engine plays some battles by all the rules."),
    ),
    (
        later("The model"),
        later("It has learnt from many played duels what both leave out, and gives the chance of each side."),
    ),
    (
        later("The answer"),
        later("The chance comes with an interval that holds the true one nine times in ten."),
    ),
)


def steps() -> str:
    told = "".join(f"<li><b>{escape(_(name))}</b>{escape(_(words))}</li>" for name, words in _STEPS)
    return f'<ol class="pdx-steps">{told}</ol>'
