"""Which pages there are, and where."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

import streamlit as st

from app.presentation.web.about import page as about
from app.presentation.web.battle import page as battle
from app.presentation.web.counters import page as counters
from app.presentation.web.language import _, later
from app.presentation.web.links import BATTLE, menu_link
from app.presentation.web.models import page as models
from app.presentation.web.monitoring import page as monitoring
from app.presentation.web.moves import page as moves
from app.presentation.web.pokedex import page as pokedex
from app.presentation.web.quiz import page as quiz
from app.presentation.web.team import page as team
from app.presentation.web.type_chart import page as type_chart

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Entry(NamedTuple):
    path: str
    title: str
    show: Callable[[], None]


_SECTIONS: Final[Mapping[str, Sequence[Entry]]] = {
    later("Play"): (
        Entry(BATTLE, later("Battle"), battle.show),
        Entry("counters", later("Counters"), counters.show),
        Entry("team", later("Team"), team.show),
        Entry("quiz", later("Quiz"), quiz.show),
    ),
    later("Look up"): (
        Entry("pokedex", later("Pokédex"), pokedex.show),
        Entry("moves", later("Moves"), moves.show),
        Entry("types", later("Types"), type_chart.show),
    ),
    later("Operate"): (
        Entry("models", later("Models"), models.show),
        Entry("monitoring", later("Monitoring"), monitoring.show),
        Entry("about", later("About"), about.show),
    ),
}


def paths() -> tuple[str, ...]:
    """Return where the pages are, the one that visitors meet first."""
    return tuple(one.path for entries in _SECTIONS.values() for one in entries)


def pages() -> dict[str, list[st.Page]]:
    """Return all, in their sections, in the session's language; the one at the root is what visitors meet."""
    return {
        _(section): [
            st.Page(one.show, title=_(one.title), url_path=one.path, default=one.path == BATTLE) for one in entries
        ]
        for section, entries in _SECTIONS.items()
    }


def show_menu(current: st.Page) -> None:
    """Show all sections; Streamlit's own menu is a list whose entries screen readers cannot count."""
    title, path = _("Pages"), current.url_path or BATTLE
    sections = "".join(_section(_(name), entries, path) for name, entries in _SECTIONS.items())
    st.html(f'<nav class="pdx-menu" aria-label="{escape(title)}">{sections}</nav>')


def _section(title: str, entries: Sequence[Entry], path: str) -> str:
    links = "".join(f"<li>{menu_link(_(one.title), one.path, current=one.path == path)}</li>" for one in entries)
    return f"<p>{escape(title)}</p><ul>{links}</ul>"
