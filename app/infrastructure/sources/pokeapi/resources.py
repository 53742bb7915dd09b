"""What we read of the answers of PokeAPI, version 2; whatever else they hold is passed over."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from app.infrastructure.sources.pokeapi.parts import Address, Generation, LocalName, Part, Reference

_LONGEST_ADDRESS: Final = 500
_STATS: Final = {"hp", "attack", "defense", "special-attack", "special-defense", "speed"}


class Listing(Part):
    count: int
    results: tuple[Reference, ...]


class ChainAddress(Part):
    url: Address


class Species(Part):
    id: int
    names: tuple[LocalName, ...]
    evolves_from_species: Reference | None
    evolution_chain: ChainAddress


class TypeSlot(Part):
    slot: int
    type: Reference


class StatValue(Part):
    base_stat: int
    stat: Reference


def _all_six(stats: tuple[StatValue, ...]) -> tuple[StatValue, ...]:
    if missing := _STATS - {one.stat.name for one in stats}:
        raise ValueError(f"lacks {', '.join(sorted(missing))}")
    return stats


class PastTypes(Part):
    generation: Generation
    types: tuple[TypeSlot, ...]


class PastStats(Part):
    generation: Generation
    stats: tuple[StatValue, ...]


class Sprites(Part):
    front_default: str | None = Field(pattern="^https?://[!-~]+$", max_length=_LONGEST_ADDRESS)


class PokemonResource(Part):
    height: int
    weight: int
    species: Reference
    stats: Annotated[tuple[StatValue, ...], AfterValidator(_all_six)]
    types: tuple[TypeSlot, ...] = Field(min_length=1)
    past_types: tuple[PastTypes, ...]
    past_stats: tuple[PastStats, ...] = ()
    """Added to PokeAPI later than the others."""
    sprites: Sprites


class FormResource(Part):
    names: tuple[LocalName, ...]
    form_names: tuple[LocalName, ...]
    """`Alolan Form`; but of some forms, in some languages, the whole name."""


class DamageClass(Part):
    name: Literal["physical", "special", "status"]


class PastMoveValues(Part):
    accuracy: int | None
    power: int | None
    pp: int | None
    type: Reference | None
    version_group: Reference


class MoveResource(Part):
    names: tuple[LocalName, ...]
    type: Reference
    damage_class: DamageClass
    power: int | None
    accuracy: int | None
    pp: int
    priority: int
    past_values: tuple[PastMoveValues, ...]


class DamageRelations(Part):
    double_damage_to: tuple[Reference, ...]
    half_damage_to: tuple[Reference, ...]
    no_damage_to: tuple[Reference, ...]


class PastDamageRelations(Part):
    generation: Generation
    damage_relations: DamageRelations


class TypeResource(Part):
    names: tuple[LocalName, ...]
    damage_relations: DamageRelations
    past_damage_relations: tuple[PastDamageRelations, ...] = ()
    """Added to PokeAPI later than the others."""


class NatureStat(Part):
    name: Literal["attack", "defense", "special-attack", "special-defense", "speed"]


class NatureResource(Part):
    names: tuple[LocalName, ...]
    increased_stat: NatureStat | None
    decreased_stat: NatureStat | None


class EvolutionDetail(Part):
    min_level: int | None


class ChainLink(Part):
    species: Reference
    evolution_details: tuple[EvolutionDetail, ...]
    evolves_to: tuple[ChainLink, ...]


class EvolutionChain(Part):
    chain: ChainLink


class VersionGroup(Part):
    name: str
    order: int
    generation: Generation
    versions: tuple[Reference, ...]
