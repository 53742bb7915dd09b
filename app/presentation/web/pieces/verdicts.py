"""How good something is, in a word that stands on a colour, with a sign for those who see no colours."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, Literal

from app.presentation.web.pieces.prose import with_code

if TYPE_CHECKING:
    from collections.abc import Mapping

Tone = Literal["good", "bad", "unsure", "plain"]
_SIGNS: Final[Mapping[Tone, str]] = {"good": "✓", "bad": "✗", "unsure": "?", "plain": "•"}


def verdict_badge(tone: Tone, words: str) -> str:
    return f'<span class="pdx-verdict pdx-{tone}"><span aria-hidden="true">{_SIGNS[tone]}</span> {escape(words)}</span>'


def verdict_card(tone: Tone, words: str, explanation: str, note: str) -> str:
    return (
        f'<section class="pdx-answer"><p>{verdict_badge(tone, words)}</p><p>{with_code(explanation)}</p>'
        f'<p class="pdx-note">{with_code(note)}</p></section>'
    )
