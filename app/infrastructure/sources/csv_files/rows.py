"""What the lines of the files of a Pokédex hold, column by column."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict

from app.domain.pokedex.learnset import LearnMethod
from app.domain.pokedex.moves import Category
from app.domain.pokedex.species import Form
from app.domain.pokedex.stats import Stat


def _none_if_empty(cell: str) -> str | None:
    return cell or None


Kind: TypeAlias = Literal["type", "nature", "pokemon", "move"]
_empty_is_none = BeforeValidator(_none_if_empty)


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TypeLine(_Row):
    slug: str
    name_en: str


class NatureLine(_Row):
    slug: str
    name_en: str
    increased: Annotated[Stat | None, _empty_is_none]
    decreased: Annotated[Stat | None, _empty_is_none]


class PokemonLine(_Row):
    slug: str
    showdown_id: str
    showdown_name: str
    name_en: str
    dex_number: int
    species: str
    form: Form
    variant: str
    type_1: str
    type_2: str
    hp: int
    atk: int
    def_: int
    spa: int
    spd: int
    spe: int
    weight_hg: int
    height_dm: Annotated[int | None, _empty_is_none]
    evolves_from: Annotated[str | None, _empty_is_none]
    evolution_level: Annotated[int | None, _empty_is_none]


class MoveLine(_Row):
    slug: str
    showdown_id: str
    name_en: str
    type: str
    category: Category
    power: Annotated[int | None, _empty_is_none]
    accuracy: Annotated[int | None, _empty_is_none]
    pp: int
    priority: int
    target: str
    critical_stage: int
    hits_min: int
    hits_max: int
    playable: bool
    flags: str


class EffectLine(_Row):
    move: str
    position: int
    effect: str
    target: str
    chance: int
    stat: Annotated[str | None, _empty_is_none]
    value: Annotated[int | None, _empty_is_none]
    value_max: Annotated[int | None, _empty_is_none]


class LearnsetLine(_Row):
    pokemon: str
    move: str
    method: LearnMethod
    level: Annotated[int | None, _empty_is_none]


class SpriteLine(_Row):
    pokemon: str
    url: str


class FrenchNameLine(_Row):
    kind: Kind
    slug: str
    name: str


OtherLanguage = Literal["ja", "de", "fr-later"]


class OtherNameLine(_Row):
    kind: Kind
    slug: str
    language: OtherLanguage
    name: str
