from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from app.application.ports.pokedex_source import BrokenSourceError, SourceProblem
from app.infrastructure.sources.pokeapi.directory import KINDS, Directory, Found, elsewhere, listing_address
from app.infrastructure.sources.pokeapi.documents import Resource, read_documents
from app.infrastructure.sources.pokeapi.resources import (
    EvolutionChain,
    FormResource,
    Listing,
    MoveResource,
    NatureResource,
    PokemonResource,
    Species,
    TypeResource,
    VersionGroup,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.application.ports.pokedex_source import Tell
    from app.domain.pokedex.pokedex import Pokedex
    from app.infrastructure.sources.web.extraction import Extraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """All that PokeAPI says of the entries of a Pokédex, by our slugs."""

    found: Mapping[str, Mapping[str, Found]]
    """By kind and slug."""
    species: Mapping[str, Species]
    chains: Mapping[str, EvolutionChain]
    """By the slug of each species that is in it."""
    chain_addresses: Mapping[str, str]
    pokemon: Mapping[str, PokemonResource]
    forms: Mapping[str, FormResource]
    """Of those Pokémon that are another than the base form."""
    moves: Mapping[str, MoveResource]
    types: Mapping[str, TypeResource]
    natures: Mapping[str, NatureResource]
    version_groups: Mapping[str, VersionGroup]
    version_group_list: str
    """Its address."""


def gather(extraction: Extraction, pokedex: Pokedex, root: str, tell: Tell) -> Resources:
    """Bring what `root`, which is the address of PokeAPI with its version, has on this Pokédex.

    Raises:
        UnreachableSourceError: a document did not come.
        BrokenSourceError: a document is not what it should be, or an entry has none.
    """
    gathering = _Gathering(extraction, tell)
    listings = {kind: listing_address(root, kind) for kind in KINDS}
    lists = gathering.bring("lists", listings, Listing)
    found = Directory(root, lists).of(pokedex)
    where = {kind: {slug: one.address for slug, one in all_found.items()} for kind, all_found in found.items()}
    species = gathering.bring("species", where["pokemon-species"], Species)
    chains = _chains(species, where["pokemon-species"], root)
    return Resources(
        found=found,
        species=species,
        chains=gathering.bring("evolution chains", chains, EvolutionChain),
        chain_addresses=chains,
        pokemon=gathering.bring("Pokémon", where["pokemon"], PokemonResource),
        forms=gathering.bring("forms", where["pokemon-form"], FormResource),
        moves=gathering.bring("moves", where["move"], MoveResource),
        types=gathering.bring("types", where["type"], TypeResource),
        natures=gathering.bring("natures", where["nature"], NatureResource),
        version_groups=gathering.bring("version groups", where["version-group"], VersionGroup),
        version_group_list=listings["version-group"],
    )


def _chains(species: Mapping[str, Species], where: Mapping[str, str], root: str) -> dict[str, str]:
    """Return the address of the evolution chain of each species, which is at an address itself."""
    chains, problems = {}, []
    for slug, one in species.items():
        chains[slug] = urljoin(where[slug], one.evolution_chain.url)
        if reason := elsewhere(root, chains[slug]):
            column = "evolution_chain.url"
            problems.append(
                SourceProblem(file=where[slug], line=None, column=column, value=chains[slug], reason=reason)
            )
    if problems:
        raise BrokenSourceError(problems)
    return chains


class _Gathering:
    def __init__(self, extraction: Extraction, tell: Tell) -> None:
        self._extraction = extraction
        self._tell = tell

    def bring(self, what: str, addresses: Mapping[str, str], shape: type[Resource]) -> dict[str, Resource]:
        answers = self._extraction.fetch(list(addresses.values()), what=what, tell=self._tell, check=_is_json)
        return read_documents(answers, addresses, shape)


def _is_json(body: bytes) -> None:
    try:
        json.loads(body)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
