"""How Pokémon come to know moves, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.kept import KEPT
from app.presentation.web.language import _, later, number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import LearnMethod, WayOut

METHODS: Final[Mapping[LearnMethod, str]] = {
    "level": later("Level"),
    "evolution": later("On evolving"),
    "tm": later("Machine (TM)"),
    "tutor": later("Move tutor"),
    "start": later("From the start"),
    "inherited": later("Before it evolved"),
}
_NEVER: Final = 1000


def method_name(method: LearnMethod) -> str:
    return _(METHODS[method])


def methods_of(ways: Iterable[WayOut]) -> set[LearnMethod]:
    return {way.method for way in ways}


def choose_methods(key: str, offered: Collection[LearnMethod]) -> Callable[[Iterable[WayOut]], bool]:
    """Show the methods, and return what says whether any of the ways is by a chosen one."""
    chosen = st.pills(
        _("Ways of learning"),
        [method for method in METHODS if method in offered],
        format_func=method_name,
        selection_mode="multi",
        key=key,
        help=_("Without any, all of them."),
        **KEPT,
    )
    return lambda ways: not chosen or bool(methods_of(ways) & set(chosen))


def ways_in_words(ways: Sequence[WayOut], known: Reference) -> str:
    return ", ".join(_way(one, known) for one in sorted(ways, key=_order))


def earliest(ways: Sequence[WayOut]) -> tuple[int, int]:
    """Return what ways are sorted by: by level first."""
    return min(_order(one) for one in ways)


def _order(way: WayOut) -> tuple[int, int]:
    return list(METHODS).index(way.method), _NEVER if way.level is None else way.level


def _way(way: WayOut, known: Reference) -> str:
    if way.method == "level" and way.level is not None:
        return _("Level {level}").format(level=number(way.level))
    if way.learnt_by is not None and way.level is not None and way.learnt_by in known.pokemon:
        name = known.pokemon_name(way.learnt_by)
        return _("As {pokemon}, level {level}").format(pokemon=name, level=number(way.level))
    return method_name(way.method)
