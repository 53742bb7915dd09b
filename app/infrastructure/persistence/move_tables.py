from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.pokedex.learnset import WITH_LEVEL, LearnMethod
from app.domain.pokedex.moves import PRIORITIES, Category
from app.domain.pokedex.stats import MAX_LEVEL
from app.infrastructure.persistence.base import (
    Base,
    LearnMethodRef,
    MoveKey,
    MoveRef,
    Ordinal,
    PokemonKey,
    Slug,
    TypeRef,
    UniqueText,
    at_least,
    between,
    one_of,
)
from app.infrastructure.persistence.pokedex_tables import name_rules

_WITH_LEVEL = ", ".join(f"'{method}'" for method in LearnMethod if method in WITH_LEVEL)


class MoveRow(Base):
    __tablename__ = "moves"
    __table_args__ = (
        at_least("position", 0),
        one_of("category", Category),
        at_least("power", 1),
        between("accuracy", 1, 100),
        at_least("pp", 1),
        between("priority", PRIORITIES[0], PRIORITIES[-1]),
        at_least("critical_stage", 0),
        CheckConstraint("min_hits >= 1 AND max_hits >= min_hits", name="hits"),
    )

    slug: Mapped[Slug]
    position: Mapped[int]
    showdown_id: Mapped[UniqueText]
    type: Mapped[TypeRef]
    category: Mapped[str]
    power: Mapped[int | None]
    accuracy: Mapped[int | None]
    pp: Mapped[int]
    priority: Mapped[int]
    target: Mapped[str]
    critical_stage: Mapped[int]
    min_hits: Mapped[int]
    max_hits: Mapped[int]
    playable: Mapped[bool]


class MoveNameRow(Base):
    __tablename__ = "move_names"
    __table_args__ = name_rules()

    move: Mapped[MoveKey]
    language: Mapped[Slug]
    name: Mapped[str]


class MoveFlagRow(Base):
    __tablename__ = "move_flags"

    move: Mapped[MoveKey]
    flag: Mapped[Slug]


class MoveEffectRow(Base):
    __tablename__ = "move_effects"
    __table_args__ = (at_least("position", 1), between("chance", 1, 100))

    move: Mapped[MoveKey]
    position: Mapped[Ordinal]
    kind: Mapped[str]
    target: Mapped[str]
    chance: Mapped[int]
    stat: Mapped[str | None]
    value: Mapped[int | None]
    value_max: Mapped[int | None]


class LearnMethodRow(Base):
    """A way of learning a move. The migrations write these rows."""

    __tablename__ = "learn_methods"

    slug: Mapped[Slug]


class LearnsetEntryRow(Base):
    __tablename__ = "learnset_entries"
    __table_args__ = (
        at_least("position", 1),
        between("level", 0, MAX_LEVEL),
        CheckConstraint(f"(level IS NOT NULL) = (method IN ({_WITH_LEVEL}))", name="level_of_method"),
        CheckConstraint(f"(learnt_by IS NOT NULL) = (method = '{LearnMethod.INHERITED}')", name="learnt_by"),
    )

    pokemon: Mapped[PokemonKey]
    position: Mapped[Ordinal]
    move: Mapped[MoveRef]
    method: Mapped[LearnMethodRef]
    level: Mapped[int | None]
    learnt_by: Mapped[str | None] = mapped_column(ForeignKey("pokemon.slug"), index=True)
    """The pre-evolution that an inherited move was learnt by."""
