"""Whom the facts of the game come from, and under which licences."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from app.presentation.web.language import SOURCE, _, language, later
from app.presentation.web.pieces.figures import NONE
from app.presentation.web.pieces.markup import table
from app.presentation.web.pieces.verdicts import verdict_badge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predictiondex_client.models import OriginOut

_GIVES: Final[Mapping[str, str]] = {
    "showdown": later(
        "Types, natures, Pokémon, moves and who learns them; and the battles that our engine is equal to."
    ),
    "pokeapi": later("Names in more languages, and pictures; facts that both state are compared."),
    "pokepedia": later("Nothing that is kept: what Pokémon learn is compared with what its pages say."),
}
"""By the key of the source, for those who do not read the API's English."""


def sources_table(sources: Sequence[OriginOut]) -> str:
    columns = (_("Source"), _("Licence"), _("What comes from it"), _("Releases"), _("In this Pokédex"))
    return table(_("Where the facts come from"), columns, [_row(one) for one in sources])


def _row(one: OriginOut) -> tuple[str, ...]:
    releases = ", ".join(f"{name} {release}" for name, release in one.releases.additional_properties.items())
    used = verdict_badge("good", _("used")) if one.is_used else verdict_badge("plain", _("not used"))
    return (
        f'<a href="{escape(one.address)}" rel="external">{escape(one.name)}</a>',
        escape(one.licence or NONE),
        escape(_gives(one)),
        escape(releases or NONE),
        used,
    )


def _gives(one: OriginOut) -> str:
    return one.gives if language() == SOURCE or one.key not in _GIVES else _(_GIVES[one.key])
