"""Which pages there are, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import streamlit as st

from app.presentation.web.battle import page as battle
from app.presentation.web.language import _, later
from app.presentation.web.moves import page as moves
from app.presentation.web.pokedex import page as pokedex
from app.presentation.web.quiz import page as quiz
from app.presentation.web.type_chart import page as type_chart

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Entry(NamedTuple):
    path: str
    title: str
    show: Callable[[], None]


_HOME: Final = "home"
_SECTIONS: Final[Mapping[str, Sequence[Entry]]] = {
    later("Play"): (
        Entry("battle", later("Battle"), battle.show),
        Entry("quiz", later("Quiz"), quiz.show),
    ),
    later("Look up"): (
        Entry("pokedex", later("Pokédex"), pokedex.show),
        Entry("moves", later("Moves"), moves.show),
        Entry("types", later("Types"), type_chart.show),
    ),
}


def pages() -> dict[str, list[st.Page]]:
    """Return all, in their sections, in the session's language; the first is the one that visitors meet."""
    first = next(iter(_SECTIONS.values()))[0]
    # The page that visitors meet has no address but the root, so the first one is there a second time, to be linked to.
    home = st.Page(first.show, title=_(first.title), url_path=_HOME, default=True, visibility="hidden")
    shown = {
        _(section): [st.Page(one.show, title=_(one.title), url_path=one.path) for one in entries]
        for section, entries in _SECTIONS.items()
    }
    return {"": [home], **shown}
