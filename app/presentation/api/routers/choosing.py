"""How a list is narrowed and ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from app.domain.errors import UnknownNameError
from app.presentation.api.errors import RefusedInputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.domain.pokedex.names import NameIndex
    from app.domain.pokedex.pokedex import Pokedex


class _Named(Protocol):
    @property
    def slug(self) -> str: ...


_Entry = TypeVar("_Entry")
_NamedEntry = TypeVar("_NamedEntry", bound=_Named)


def found_by_name(entries: Iterable[_NamedEntry], wanted: str | None, index: NameIndex) -> list[_NamedEntry]:
    """Return those entries that a search for `wanted` finds, best first; all of them where nothing is wanted."""
    if wanted is None:
        return list(entries)
    places = {slug: place for place, slug in enumerate(index.search(wanted))}
    return sorted((one for one in entries if one.slug in places), key=lambda one: places[one.slug])


def in_order(entries: Iterable[_Entry], sort: str | None, fact_of: Callable[[str, _Entry], Any]) -> list[_Entry]:
    """Sort by a fact, a leading `-` turning the order round; entries without it come last either way."""
    everything = list(entries)
    if sort is None:
        return everything
    fact = sort.removeprefix("-")
    known = [entry for entry in everything if fact_of(fact, entry) is not None]
    unknown = [entry for entry in everything if fact_of(fact, entry) is None]
    return sorted(known, key=lambda entry: fact_of(fact, entry), reverse=sort.startswith("-")) + unknown


def wanted_type(pokedex: Pokedex, name: str) -> str:
    """Return the slug; raise `RefusedInputError`, because the name stands in a query."""
    try:
        return pokedex.type_names.slug_of(name)
    except UnknownNameError as error:
        raise RefusedInputError("query.type", error) from error


def wanted_types(pokedex: Pokedex, names: Iterable[str]) -> frozenset[str]:
    return frozenset(wanted_type(pokedex, name) for name in names)
