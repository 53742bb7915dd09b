"""Types, natures and Pokémon. `position` is the place of an entry in its Pokédex, which arrays of duels refer to.

Positions are not unique: two entries that change places would forbid each other's update.
"""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.pokedex.names import LANGUAGES
from app.domain.pokedex.species import Form
from app.domain.pokedex.stats import MAX_LEVEL, STATS
from app.domain.pokedex.type_chart import MULTIPLIERS
from app.infrastructure.persistence.base import (
    Base,
    NatureKey,
    Ordinal,
    PokemonKey,
    PokemonRef,
    Slug,
    SpeciesRef,
    TypeKey,
    TypeRef,
    UniqueText,
    at_least,
    between,
    one_of,
)


def name_rules() -> tuple[CheckConstraint, UniqueConstraint]:
    return one_of("language", LANGUAGES), UniqueConstraint("language", "name")


class TypeRow(Base):
    __tablename__ = "types"
    __table_args__ = (at_least("position", 0),)

    slug: Mapped[Slug]
    position: Mapped[int]


class TypeNameRow(Base):
    __tablename__ = "type_names"
    __table_args__ = name_rules()

    type: Mapped[TypeKey]
    language: Mapped[Slug]
    name: Mapped[str]


class TypeEffectivenessRow(Base):
    __tablename__ = "type_effectiveness"
    __table_args__ = (one_of("multiplier", MULTIPLIERS),)

    attacking: Mapped[TypeKey]
    defending: Mapped[TypeRef] = mapped_column(primary_key=True)
    multiplier: Mapped[float]


class NatureRow(Base):
    __tablename__ = "natures"
    __table_args__ = (
        at_least("position", 0),
        one_of("increased", STATS),
        one_of("decreased", STATS),
        CheckConstraint("(increased IS NULL) = (decreased IS NULL)", name="both_or_neither"),
    )

    slug: Mapped[Slug]
    position: Mapped[int]
    increased: Mapped[str | None]
    decreased: Mapped[str | None]


class NatureNameRow(Base):
    __tablename__ = "nature_names"
    __table_args__ = name_rules()

    nature: Mapped[NatureKey]
    language: Mapped[Slug]
    name: Mapped[str]


class SpeciesRow(Base):
    __tablename__ = "species"
    __table_args__ = (at_least("dex_number", 1),)

    slug: Mapped[Slug]
    dex_number: Mapped[int] = mapped_column(unique=True)


class PokemonRow(Base):
    """One form of a species."""

    __tablename__ = "pokemon"
    __table_args__ = (
        at_least("position", 0),
        one_of("form", Form),
        Index("uq_pokemon_species_form_variant", "species", "form", "variant", unique=True),
        *(between(f"base_{stat}", 1, 255) for stat in STATS),
        at_least("weight_hg", 1),
        at_least("height_dm", 1),
    )

    slug: Mapped[Slug]
    position: Mapped[int]
    species: Mapped[SpeciesRef]
    form: Mapped[str]
    variant: Mapped[str]
    showdown_id: Mapped[UniqueText]
    showdown_name: Mapped[UniqueText]
    base_hp: Mapped[int]
    base_atk: Mapped[int]
    base_def: Mapped[int]
    base_spa: Mapped[int]
    base_spd: Mapped[int]
    base_spe: Mapped[int]
    weight_hg: Mapped[int]
    height_dm: Mapped[int | None]
    sprite_url: Mapped[str | None]


class PokemonNameRow(Base):
    __tablename__ = "pokemon_names"
    __table_args__ = name_rules()

    pokemon: Mapped[PokemonKey]
    language: Mapped[Slug]
    name: Mapped[str]


class PokemonTypeRow(Base):
    __tablename__ = "pokemon_types"
    __table_args__ = (between("slot", 1, 2),)

    pokemon: Mapped[PokemonKey]
    slot: Mapped[Ordinal]
    type: Mapped[TypeRef]


class EvolutionRow(Base):
    """How one Pokémon comes to be; `level` is null where the evolution is not by level."""

    __tablename__ = "evolutions"
    __table_args__ = (
        between("level", 1, MAX_LEVEL),
        CheckConstraint("pokemon <> evolves_from", name="evolves_from_another"),
    )

    pokemon: Mapped[PokemonKey]
    evolves_from: Mapped[PokemonRef]
    level: Mapped[int | None]
