"""Names as answers show them, and how a search finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from pydantic import BaseModel

from app.domain.pokedex.names import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.domain.pokedex.names import Names

_Entry = TypeVar("_Entry")


class NamesOut(BaseModel):
    en: str
    fr: str

    @classmethod
    def of(cls, names: Names) -> Self:
        return cls(en=names.english, fr=names.french)


def search(entries: Iterable[_Entry], wanted: str, names_of: Callable[[_Entry], Iterable[str]]) -> list[_Entry]:
    """Return the entries of which a name contains `wanted`: first those of which a name begins with it."""
    sought = normalise(wanted)
    beginning, containing = [], []
    for entry in entries:
        names = [normalise(name) for name in names_of(entry)]
        if sought and any(name.startswith(sought) for name in names):
            beginning.append(entry)
        elif sought and any(sought in name for name in names):
            containing.append(entry)
    return beginning + containing


def in_order(entries: Iterable[_Entry], fact: Callable[[_Entry], Any], *, down: bool) -> list[_Entry]:
    """Sort by a fact; entries without it come last either way."""
    everything = list(entries)
    known = [entry for entry in everything if fact(entry) is not None]
    unknown = [entry for entry in everything if fact(entry) is None]
    return sorted(known, key=fact, reverse=down) + unknown
