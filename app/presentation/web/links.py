"""Links from one page to another that say what to show there."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from app.presentation.web.language import _

if TYPE_CHECKING:
    from app.presentation.web.battle.side import Side

BATTLE: Final = "battle"


def battle_link(a: Side, b: Side, name_of_a: str, name_of_b: str) -> str:
    address = f"{BATTLE}?{urlencode({**a.address('a'), **b.address('b')})}"
    words = _("Battle")
    whose = _("{a} against {b}").format(a=name_of_a, b=name_of_b)
    return f'<a href="{escape(address)}" aria-label="{escape(f"{words}: {whose}")}">{escape(words)}</a>'
