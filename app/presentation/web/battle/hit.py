"""What one hit leaves of a Pokémon's HP, in words and as the bar that the games show."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from app.presentation.web.ko_words import ko_words
from app.presentation.web.language import _, percent
from app.presentation.web.pieces.bars import hp_bar

if TYPE_CHECKING:
    from predictiondex_client.models import StrikeOut


def hit(name: str, move: str, strike: StrikeOut) -> str:
    """`name` is who is hit; no critical hit is counted."""
    least, most = (max(1 - taken / 100, 0.0) for taken in (strike.percent_max, strike.percent_min))
    words = _left(least, most).format(name=name, move=move, least=percent(least), most=percent(most))
    return (
        f'<div class="pdx-hit"><p>{escape(words)}</p>{hp_bar(least, most, words=words)}'
        f'<p class="pdx-note">{escape(_capitalised(ko_words(strike.sentence)))}</p></div>'
    )


def _left(least: float, most: float) -> str:
    if most <= 0:
        return _("One {move} takes all HP of {name}.")
    if least >= 1:
        return _("One {move} takes no HP of {name}.")
    if least <= 0:
        return _("One {move} leaves {name} at most {most} of its HP.")
    return _("One {move} leaves {name} {least} to {most} of its HP.")


def _capitalised(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].removesuffix('.')}."
