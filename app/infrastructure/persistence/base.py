from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, MetaData, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass, mapped_column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Dialect


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment; SQLite keeps no time zone, so there it is written and read as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: "Dialect") -> datetime | None:
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: "Dialect") -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


Slug = Annotated[str, mapped_column(primary_key=True)]
Ordinal = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]
UniqueText = Annotated[str, mapped_column(unique=True)]

# A foreign key that leads the primary key (…Key) has that index already; every other one (…Ref) gets its own.
TypeKey = Annotated[str, mapped_column(ForeignKey("types.slug"), primary_key=True)]
TypeRef = Annotated[str, mapped_column(ForeignKey("types.slug"), index=True)]
NatureKey = Annotated[str, mapped_column(ForeignKey("natures.slug"), primary_key=True)]
NatureRef = Annotated[str, mapped_column(ForeignKey("natures.slug"), index=True)]
SpeciesRef = Annotated[str, mapped_column(ForeignKey("species.slug"), index=True)]
PokemonKey = Annotated[str, mapped_column(ForeignKey("pokemon.slug"), primary_key=True)]
PokemonRef = Annotated[str, mapped_column(ForeignKey("pokemon.slug"), index=True)]
MoveKey = Annotated[str, mapped_column(ForeignKey("moves.slug"), primary_key=True)]
LearnMethodRef = Annotated[str, mapped_column(ForeignKey("learn_methods.slug"), index=True)]
MoveRef = Annotated[str, mapped_column(ForeignKey("moves.slug"), index=True)]


def between(column: str, lowest: float, highest: float) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN {lowest} AND {highest}", name=column)


def at_least(column: str, lowest: float) -> CheckConstraint:
    return CheckConstraint(f"{column} >= {lowest}", name=column)


def one_of(column: str, values: "Iterable[object]") -> CheckConstraint:
    choices = ", ".join(f"'{value}'" if isinstance(value, str) else str(value) for value in values)
    return CheckConstraint(f"{column} IN ({choices})", name=column)
