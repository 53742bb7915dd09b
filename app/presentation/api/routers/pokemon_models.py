from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import BaseModel, Field

from app.domain.pokedex.species import Form
from app.domain.pokedex.stats import STATS
from app.presentation.api.reference_data import Page, PageQuery
from app.presentation.api.routers.names import NamesOut
from app.presentation.api.routers.stats import StatsOut

if TYPE_CHECKING:
    from app.domain.pokedex.species import Pokemon

Sort = Literal[
    "dex_number", "slug", "weight", "total", "hp", "atk", "def", "spa", "spd", "spe",
    "-dex_number", "-slug", "-weight", "-total", "-hp", "-atk", "-def", "-spa", "-spd", "-spe",
]  # fmt: skip


class PokemonQuery(PageQuery):
    q: str | None = Field(default=None, min_length=1, max_length=64, description="A part of any name.")
    type: list[str] = Field(default=[], max_length=2, description="Of this type; given twice, of both.")
    form: Form | None = None
    dex_number: int | None = Field(default=None, ge=1)
    min_hp: int | None = Field(default=None, ge=1, le=255)
    min_atk: int | None = Field(default=None, ge=1, le=255)
    min_def: int | None = Field(default=None, ge=1, le=255)
    min_spa: int | None = Field(default=None, ge=1, le=255)
    min_spd: int | None = Field(default=None, ge=1, le=255)
    min_spe: int | None = Field(default=None, ge=1, le=255)
    sort: Sort | None = Field(default=None, description="A leading - turns the order round.")

    @property
    def least_stats(self) -> tuple[int, ...]:
        least = (self.min_hp, self.min_atk, self.min_def, self.min_spa, self.min_spd, self.min_spe)
        return tuple(value or 0 for value in least)


class PokemonOut(BaseModel):
    slug: str
    showdown_name: str
    names: NamesOut
    dex_number: int
    species: str
    form: Form
    types: list[str]
    base_stats: StatsOut
    base_stat_total: int
    weight_kg: float
    evolves_from: str | None
    evolution_level: int | None = Field(description="None where the evolution is not by level.")

    @classmethod
    def of(cls, pokemon: Pokemon) -> Self:
        return cls(
            slug=pokemon.slug,
            showdown_name=pokemon.showdown_name,
            names=NamesOut.of(pokemon.names),
            dex_number=pokemon.dex_number,
            species=pokemon.species,
            form=pokemon.form,
            types=list(pokemon.types),
            base_stats=StatsOut.of(pokemon.base_stats.as_tuple()),
            base_stat_total=pokemon.base_stats.total,
            weight_kg=pokemon.weight_hg / 10,
            evolves_from=pokemon.evolves_from,
            evolution_level=pokemon.evolution_level,
        )


class PokemonPage(Page[PokemonOut]):
    pass


def fact_of(sort: str, pokemon: Pokemon) -> int | str:
    facts: dict[str, int | str] = {
        "dex_number": pokemon.dex_number,
        "slug": pokemon.slug,
        "weight": pokemon.weight_hg,
        "total": pokemon.base_stats.total,
        **dict(zip(STATS, pokemon.base_stats.as_tuple(), strict=True)),
    }
    return facts[sort]
