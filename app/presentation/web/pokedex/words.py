"""Words of the Pokédex that the API has no names for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.web.language import _, later
from app.presentation.web.wording import stat_name

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMS: Final[Mapping[str, str]] = {
    "base": later("Usual form"),
    "alola": later("Alolan form"),
    "mega": later("Mega Evolution"),
    "partner": later("Partner Pokémon"),
}
_SHORT: Final[Mapping[str, str]] = {
    "hp": later("HP"),
    "atk": later("Atk"),
    "def": later("Def"),
    "spa": later("SpA"),
    "spd": later("SpD"),
    "spe": later("Spe"),
}
SORTS: Final[Mapping[str, str]] = {
    "number": later("Pokédex number"),
    "name": later("Name"),
    "total": later("Total, highest first"),
}


def form_name(form: str) -> str:
    return _(FORMS[form])


def short_stat_name(slug: str) -> str:
    return _(_SHORT[slug])


def sort_name(sort: str) -> str:
    if sort in SORTS:
        return _(SORTS[sort])
    return _("{stat}, highest first").format(stat=stat_name(sort))
