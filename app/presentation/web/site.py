"""Which pages there are, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import streamlit as st

from app.presentation.web.about import page as about
from app.presentation.web.battle import page as battle
from app.presentation.web.language import _, later
from app.presentation.web.models import page as models
from app.presentation.web.monitoring import page as monitoring

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Entry(NamedTuple):
    path: str
    title: str
    show: Callable[[], None]


_SECTIONS: Final[Mapping[str, Sequence[Entry]]] = {
    later("Play"): (Entry("battle", later("Battle"), battle.show),),
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
    """Return all, in their sections, in the session's language; the first is the one that visitors meet."""
    first = next(iter(_SECTIONS.values()))[0]
    return {
        _(section): [st.Page(one.show, title=_(one.title), url_path=one.path, default=one is first) for one in entries]
        for section, entries in _SECTIONS.items()
    }
