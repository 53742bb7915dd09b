from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.pokedex_source import SourceProblem
from app.infrastructure.sources.web.extraction import ContradictingDocumentsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.pokedex.differences import Fact
    from app.domain.pokedex.species import Pokemon
    from app.infrastructure.sources.pokeapi.gathering import Resources
    from app.infrastructure.sources.pokeapi.resources import ChainLink


def evolution_statement(one: Pokemon, resources: Resources) -> dict[str, Fact]:
    """Return what a base form evolves from, which is nothing where the earlier species is not in Let's Go.

    PokeAPI gives a species every way of every game to evolve into it; ours counts as stated where it is among them.
    """
    earlier = resources.species[one.species].evolves_from_species
    slugs = {found.name: slug for slug, found in resources.found["pokemon-species"].items()}
    evolves_from = None if earlier is None else slugs.get(earlier.name)
    if evolves_from is None:
        return {"evolves from": None, "evolution level": None}
    levels = _levels(one.species, resources)
    stated = one.evolution_level if one.evolution_level in levels else min(levels, key=lambda level: level or 0)
    return {"evolves from": evolves_from, "evolution level": stated}


def _levels(species: str, resources: Resources) -> set[int | None]:
    found = resources.found["pokemon-species"][species]
    for link in _links(resources.chains[species].chain):
        if link.species.name == found.name:
            return {detail.min_level for detail in link.evolution_details} or {None}
    reason = f"does not hold {found.name}, whose evolution chain it is by {found.address}"
    problem = SourceProblem(file=resources.chain_addresses[species], line=None, reason=reason)
    raise ContradictingDocumentsError([problem])


def _links(link: ChainLink) -> Iterator[ChainLink]:
    yield link
    for later in link.evolves_to:
        yield from _links(later)
