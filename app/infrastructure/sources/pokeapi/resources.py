"""What we read of the answers of PokeAPI, version 2; whatever else they hold is passed over."""

from __future__ import annotations

from typing import Annotated, Final, Literal
from urllib.parse import urljoin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from app.domain.pokedex.names import name_problem
from app.infrastructure.sources.pokeapi.local_names import is_read, tidy
from app.infrastructure.sources.web.origin import origin_of

_LONGEST_ADDRESS: Final = 500
_STATS: Final = {"hp", "attack", "defense", "special-attack", "special-defense", "speed"}


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


def _whole_or_relative(address: str) -> str:
    origin_of(urljoin("https://pokeapi.co/", address))
    return address


Address = Annotated[str, AfterValidator(_whole_or_relative)]


class Reference(_Part):
    name: str
    url: Address


class Generation(_Part):
    url: str = Field(pattern=r"/generation/\d+/?$")


class Listing(_Part):
    count: int
    results: tuple[Reference, ...]


class LocalName(_Part):
    language: Reference
    name: str

    @field_validator("name")
    @classmethod
    def _require_name_of_language(cls, name: str, info: ValidationInfo) -> str:
        language: Reference | None = info.data.get("language")
        said = tidy(name)
        if said and language is not None and is_read(language.name) and (problem := name_problem(said)):
            raise ValueError(problem)
        return name


class ChainAddress(_Part):
    url: Address


class Species(_Part):
    id: int
    names: tuple[LocalName, ...]
    evolves_from_species: Reference | None
    evolution_chain: ChainAddress


class TypeSlot(_Part):
    slot: int
    type: Reference


class StatValue(_Part):
    base_stat: int
    stat: Reference


def _all_six(stats: tuple[StatValue, ...]) -> tuple[StatValue, ...]:
    if missing := _STATS - {one.stat.name for one in stats}:
        raise ValueError(f"lacks {', '.join(sorted(missing))}")
    return stats


class PastTypes(_Part):
    generation: Generation
    types: tuple[TypeSlot, ...]


class PastStats(_Part):
    generation: Generation
    stats: tuple[StatValue, ...]


class Sprites(_Part):
    front_default: str | None = Field(pattern="^https?://[!-~]+$", max_length=_LONGEST_ADDRESS)


class PokemonResource(_Part):
    height: int
    weight: int
    species: Reference
    stats: Annotated[tuple[StatValue, ...], AfterValidator(_all_six)]
    types: tuple[TypeSlot, ...] = Field(min_length=1)
    past_types: tuple[PastTypes, ...]
    past_stats: tuple[PastStats, ...] = ()
    """Added to PokeAPI later than the others."""
    sprites: Sprites


class FormResource(_Part):
    names: tuple[LocalName, ...]
    form_names: tuple[LocalName, ...]
    """`Alolan Form`; but of some forms, in some languages, the whole name."""


class DamageClass(_Part):
    name: Literal["physical", "special", "status"]


class PastMoveValues(_Part):
    accuracy: int | None
    power: int | None
    pp: int | None
    type: Reference | None
    version_group: Reference


class MoveResource(_Part):
    names: tuple[LocalName, ...]
    type: Reference
    damage_class: DamageClass
    power: int | None
    accuracy: int | None
    pp: int
    priority: int
    past_values: tuple[PastMoveValues, ...]


class DamageRelations(_Part):
    double_damage_to: tuple[Reference, ...]
    half_damage_to: tuple[Reference, ...]
    no_damage_to: tuple[Reference, ...]


class PastDamageRelations(_Part):
    generation: Generation
    damage_relations: DamageRelations


class TypeResource(_Part):
    names: tuple[LocalName, ...]
    damage_relations: DamageRelations
    past_damage_relations: tuple[PastDamageRelations, ...] = ()
    """Added to PokeAPI later than the others."""


class NatureStat(_Part):
    name: Literal["attack", "defense", "special-attack", "special-defense", "speed"]


class NatureResource(_Part):
    names: tuple[LocalName, ...]
    increased_stat: NatureStat | None
    decreased_stat: NatureStat | None


class EvolutionDetail(_Part):
    min_level: int | None


class ChainLink(_Part):
    species: Reference
    evolution_details: tuple[EvolutionDetail, ...]
    evolves_to: tuple[ChainLink, ...]


class EvolutionChain(_Part):
    chain: ChainLink


class VersionGroup(_Part):
    name: str
    order: int
    generation: Generation
    versions: tuple[Reference, ...]
