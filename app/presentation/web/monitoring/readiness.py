"""Whether everything is there that an answer needs."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.language import SOURCE, _, language, later
from app.presentation.web.pieces.markup import table
from app.presentation.web.pieces.verdicts import verdict_badge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.presentation.web.pieces.verdicts import Tone
    from predictiondex_client.models import DependencyOut, DependencyState, ReadinessOut

_NAMES: Final[Mapping[str, str]] = {
    "database": later("Database"),
    "pokedex": later("Pokédex"),
    "model": later("Model"),
    "engine": later("Battle engine"),
    "atlas": later("Answers looked up"),
}
_STATES: Final[Mapping[DependencyState, tuple[Tone, str]]] = {
    "ready": ("good", later("ready")),
    "pending": ("unsure", later("on its way")),
    "unavailable": ("bad", later("away")),
}
_DETAILS: Final[Sequence[tuple[re.Pattern[str], str]]] = (
    (re.compile(r"revision (?P<revision>\d+) of the Pokédex"), later("revision {revision} of the Pokédex")),
    (re.compile(r"(?P<pokemon>\d+) Pokémon, (?P<moves>\d+) moves"), later("{pokemon} Pokémon, {moves} moves")),
    (re.compile(r"version (?P<version>\S+)"), later("version {version}")),
    (re.compile(r"version (?P<version>\S+) from the cache"), later("version {version} from the cache")),
    (re.compile(r"rules (?P<rules>\S+)"), later("rules {rules}")),
    (re.compile(r"(?P<duels>[\d,]+) duels"), later("{duels} duels")),
)


def show_readiness(readiness: ReadinessOut) -> None:
    st.header(_("Can it answer?"), anchor=False)
    told = verdict_badge("good", _("ready")) if readiness.status == "ready" else verdict_badge("bad", _("away"))
    st.html(f"<p>{told}</p>")
    columns = (_("Part"), _("State"), _("What is there"))
    st.html(table(_("What an answer needs"), columns, [_row(one) for one in readiness.dependencies]))


def detail_words(detail: str) -> str:
    """Return the API's words where there are no other for them: what is away is told in English alone."""
    if language() == SOURCE:
        return detail
    for pattern, message in _DETAILS:
        found = pattern.fullmatch(detail)
        if found:
            return _(message).format(**{name: text.replace(",", "\u202f") for name, text in found.groupdict().items()})
    return detail


def _row(one: DependencyOut) -> tuple[str, ...]:
    tone, state = _STATES[one.state]
    name = _(_NAMES[one.name]) if one.name in _NAMES else one.name
    return escape(name), verdict_badge(tone, _(state)), escape(detail_words(one.detail))
