"""Which pages there are, and where."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

import streamlit as st

from app.presentation.web.battle import page as battle
from app.presentation.web.language import _, later
from app.presentation.web.links import menu_link
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
_FIRST: Final = next(iter(_SECTIONS.values()))[0]


def pages() -> dict[str, list[st.Page]]:
    """Return all, in their sections, in the session's language; the first is the one that visitors meet."""
    # The page that visitors meet has no address but the root, so the first one is there a second time, to be linked to.
    home = st.Page(_FIRST.show, title=_(_FIRST.title), url_path=_HOME, default=True, visibility="hidden")
    shown = {
        _(section): [st.Page(one.show, title=_(one.title), url_path=one.path) for one in entries]
        for section, entries in _SECTIONS.items()
    }
    return {"": [home], **shown}


def show_menu(current: st.Page) -> None:
    """Show all sections; Streamlit's own menu is a list whose entries screen readers cannot count."""
    title, path = _("Pages"), current.url_path or _FIRST.path
    sections = "".join(_section(_(name), entries, path) for name, entries in _SECTIONS.items())
    st.html(f'<nav class="pdx-menu" aria-label="{escape(title)}">{sections}</nav>')


def _section(title: str, entries: Sequence[Entry], path: str) -> str:
    links = "".join(f"<li>{menu_link(_(one.title), one.path, current=one.path == path)}</li>" for one in entries)
    return f"<p>{escape(title)}</p><ul>{links}</ul>"
