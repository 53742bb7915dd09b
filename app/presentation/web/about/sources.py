"""Whom the facts of the game come from, and under which licences."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from app.presentation.web.language import _, later
from app.presentation.web.pieces.figures import NONE
from app.presentation.web.pieces.markup import table
from app.presentation.web.pieces.verdicts import verdict_badge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predictiondex_client.models import OriginOut

GIVES: Final = frozenset(
    {
        later("Types, natures, Pokémon, moves and who learns them; and the battles that our engine is equal to."),
        later("Names in more languages, and the collection of pictures that every Pokédex here points to."),
        later("Nothing that is kept: what Pokémon learn is compared with what its pages say."),
    }
)
"""What the API says of its sources; anything else is told in its own words."""


def sources_table(sources: Sequence[OriginOut]) -> str:
    columns = (_("Source"), _("Licence"), _("What comes from it"), _("Releases"), _("In this Pokédex"))
    return table(_("Where the facts come from"), columns, [_row(one) for one in sources])


def _row(one: OriginOut) -> tuple[str, ...]:
    releases = ", ".join(f"{name} {release}" for name, release in one.releases.additional_properties.items())
    used = verdict_badge("good", _("used")) if one.is_used else verdict_badge("plain", _("not used"))
    return (
        f'<a href="{escape(one.address)}" rel="external">{escape(one.name)}</a>',
        escape(one.licence or NONE),
        escape(_(one.gives)),
        escape(releases or NONE),
        used,
    )
