from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem
from app.domain.pokedex.names import normalise
from app.domain.pokedex.species import Form
from app.infrastructure.sources.web.origin import origin_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.sources.pokeapi.resources import Listing

KINDS: Final = ("pokemon-species", "pokemon", "pokemon-form", "move", "type", "nature", "version-group")
_SPELT_OTHERWISE: Final = {("move", "vise-grip"): "vice-grip"}
"""It was Vice Grip until generation VIII; PokeAPI keeps the address that was made then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    slug: str
    """Ours."""
    name: str
    """Theirs."""
    address: str


def listing_address(root: str, kind: str) -> str:
    return urljoin(root.rstrip("/") + "/", f"{kind}/?limit=100000&offset=0")


def elsewhere(root: str, address: str) -> str | None:
    """Say where an address should be that PokeAPI gives us; None where it is there."""
    home = origin_of(root)
    return None if home.may_lead_to(origin_of(address)) else f"is not at {home}, where PokeAPI is"


class Directory:
    """Where each resource is, by kind and our slug."""

    def __init__(self, root: str, listings: Mapping[str, Listing]) -> None:
        self._root = root
        self._problems: list[SourceProblem] = []
        self._names = {kind: self._by_name(kind, listing) for kind, listing in listings.items()}

    def of(self, pokedex: Pokedex) -> dict[str, dict[str, Found]]:
        """Return what there is for every entry of this Pokédex, by kind and slug.

        Raises:
            BrokenSourceError: a list is cut short, lacks an entry, or leads elsewhere.
        """
        forms = [one.slug for one in pokedex.pokemon if one.form is not Form.BASE]
        wanted = {
            "pokemon-species": [one.species for one in pokedex.pokemon if one.form is Form.BASE],
            "pokemon": [one.slug for one in pokedex.pokemon],
            "pokemon-form": forms,
            "move": [one.slug for one in pokedex.moves],
            "type": [one.slug for one in pokedex.types],
            "nature": [one.slug for one in pokedex.natures],
            "version-group": self._names["version-group"],
        }
        found = {kind: {one.slug: one for one in self._find(kind, slugs)} for kind, slugs in wanted.items()}
        if self._problems:
            raise BrokenSourceError(self._problems)
        return found

    def _by_name(self, kind: str, listing: Listing) -> dict[str, str]:
        address = listing_address(self._root, kind)
        if listing.count != len(listing.results):
            reason = f"lists {len(listing.results)} of {listing.count} resources, but was asked for all"
            self._problems.append(SourceProblem(file=address, line=None, reason=reason))
        return {one.name: urljoin(address, one.url) for one in listing.results}

    def _find(self, kind: str, slugs: Iterable[str]) -> Iterator[Found]:
        names = self._names[kind]
        alike = {normalise(name): name for name in reversed(names)}
        for slug in slugs:
            name = slug if slug in names else alike.get(normalise(_SPELT_OTHERWISE.get((kind, slug), slug)))
            if name is None:
                self._problems.append(self._missing(kind, slug))
            elif problem := elsewhere(self._root, names[name]):
                file = listing_address(self._root, kind)
                self._problems.append(SourceProblem(file=file, line=None, value=names[name], reason=problem))
            else:
                yield Found(slug=slug, name=name, address=names[name])

    def _missing(self, kind: str, slug: str) -> SourceProblem:
        near = ", ".join(difflib.get_close_matches(slug, self._names[kind])) or "nothing like it"
        reason = f"lists no {kind} of this name, but {near}"
        return SourceProblem(file=listing_address(self._root, kind), line=None, value=slug, reason=reason)
