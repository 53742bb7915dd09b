from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, Self

from pydantic import BaseModel, Field

from app.presentation.api.reference_data import Page, PageQuery
from app.presentation.api.routers.names import NamesOut, TypeSearch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.type_chart import Type

OF_ONE_TYPE: Final = (2.0, 1.0, 0.5, 0.0)
OF_TWO_TYPES: Final = (4.0, 2.0, 1.0, 0.5, 0.25, 0.0)


class TypeQuery(PageQuery):
    q: TypeSearch = None
    sort: Literal["slug", "-slug"] | None = Field(
        default=None, description="By what to sort; by default, the order of the games."
    )


class TypeOut(BaseModel):
    slug: str = Field(description="The name by which the API knows it, in lower case and with hyphens.")
    names: NamesOut = Field(description="Its names by language.")

    @classmethod
    def of(cls, one: Type) -> Self:
        return cls(slug=one.slug, names=NamesOut.of(one.names))


class TypePage(Page[TypeOut]):
    pass


class TypeChartOut(BaseModel):
    types: list[str] = Field(description="All types, in the order of the games.")
    multipliers: dict[str, dict[str, float]] = Field(
        description="By the type of the move, then by the type of the Pokémon that it hits.",
        examples=[{"electric": {"water": 2.0, "ground": 0.0}}],
    )


class MatchupsOut(BaseModel):
    """The types of one multiplier."""

    multiplier: float = Field(description="What damage is multiplied by.", examples=[2.0])
    types: list[str] = Field(description="The types that it holds for, by slug.", examples=[["water", "flying"]])


class TypeDetailsOut(BaseModel):
    slug: str = Field(description="The name by which the API knows it, in lower case and with hyphens.")
    names: NamesOut = Field(description="Its names by language.")
    offence: list[MatchupsOut] = Field(description="The types that its moves hit, by 2, 1, 0.5 and 0.")
    defence: list[MatchupsOut] = Field(description="The types of the moves that hit it, by 2, 1, 0.5 and 0.")
    pokemon: int = Field(description="How many Pokémon are of it.")
    moves: int = Field(description="How many moves are of it.")

    @classmethod
    def of(cls, one: Type, pokedex: Pokedex) -> Self:
        chart = pokedex.type_chart
        others = [other.slug for other in pokedex.types]
        return cls(
            slug=one.slug,
            names=NamesOut.of(one.names),
            offence=grouped({other: chart.effectiveness(one.slug, (other,)) for other in others}, OF_ONE_TYPE),
            defence=grouped({other: chart.effectiveness(other, (one.slug,)) for other in others}, OF_ONE_TYPE),
            pokemon=sum(one.slug in each.types for each in pokedex.pokemon),
            moves=sum(one.slug == each.type for each in pokedex.moves),
        )


def grouped(multipliers: Mapping[str, float], values: Sequence[float]) -> list[MatchupsOut]:
    """Return a group for each of the values, also where it holds no type."""
    return [
        MatchupsOut(multiplier=value, types=[slug for slug, found in multipliers.items() if found == value])
        for value in values
    ]
