from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import BaseModel, Field

from app.domain.pokedex.species import Form
from app.domain.pokedex.stats import STATS
from app.presentation.api.reference_data import Page, PageQuery
from app.presentation.api.routers.names import NamesOut, PokemonSearch
from app.presentation.api.routers.stats import StatsOut
from app.presentation.api.routers.type_models import OF_TWO_TYPES, MatchupsOut, grouped

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon

Sort = Literal[
    "dex_number", "slug", "height", "weight", "total", "hp", "atk", "def", "spa", "spd", "spe",
    "-dex_number", "-slug", "-height", "-weight", "-total", "-hp", "-atk", "-def", "-spa", "-spd", "-spe",
]  # fmt: skip


class PokemonQuery(PageQuery):
    q: PokemonSearch = None
    type: list[str] = Field(
        default=[],
        max_length=2,
        description="Pokémon of this type alone, by any of its names; given twice, of both types.",
    )
    form: Form | None = Field(default=None, description="Pokémon of this form alone.")
    dex_number: int | None = Field(
        default=None, ge=1, description="Pokémon of this number in the National Pokédex alone."
    )
    min_hp: int | None = Field(default=None, ge=1, le=255, description="At least so much base HP.")
    min_atk: int | None = Field(default=None, ge=1, le=255, description="At least so much base Attack.")
    min_def: int | None = Field(default=None, ge=1, le=255, description="At least so much base Defence.")
    min_spa: int | None = Field(default=None, ge=1, le=255, description="At least so much base Special Attack.")
    min_spd: int | None = Field(default=None, ge=1, le=255, description="At least so much base Special Defence.")
    min_spe: int | None = Field(default=None, ge=1, le=255, description="At least so much base Speed.")
    sort: Sort | None = Field(default=None, description="By what to sort; a leading - turns the order round.")

    @property
    def least_stats(self) -> tuple[int, ...]:
        least = (self.min_hp, self.min_atk, self.min_def, self.min_spa, self.min_spd, self.min_spe)
        return tuple(value or 0 for value in least)


class PokemonOut(BaseModel):
    slug: str = Field(description="The name by which the API knows it, in lower case and with hyphens.")
    showdown_name: str = Field(description="What Pokémon Showdown calls it.")
    names: NamesOut = Field(description="Its names by language.")
    dex_number: int = Field(description="Its number in the National Pokédex.")
    species: str = Field(description="Its species, by slug.")
    form: Form = Field(description="Which form of its species it is.")
    variant: str | None = Field(description="`x` or `y` where a species has two Mega Pokémon.")
    types: list[str] = Field(description="Its one or two types, by slug.")
    base_stats: StatsOut = Field(description="Its base statistics.")
    base_stat_total: int = Field(description="Their sum.")
    height_m: float | None = Field(description="Its height in metres; null where no source has told it.")
    weight_kg: float = Field(description="Its weight in kilograms.")
    sprite_url: str | None = Field(description="Where a picture of it is.")
    evolves_from: str | None = Field(
        description="The Pokémon that it evolves from, by slug; null where it does from none."
    )
    evolution_level: int | None = Field(description="The level at which it does; null where it is not by level.")

    @classmethod
    def of(cls, pokemon: Pokemon) -> Self:
        return cls(
            slug=pokemon.slug,
            showdown_name=pokemon.showdown_name,
            names=NamesOut.of(pokemon.names),
            dex_number=pokemon.dex_number,
            species=pokemon.species,
            form=pokemon.form,
            variant=pokemon.variant or None,
            types=list(pokemon.types),
            base_stats=StatsOut.of(pokemon.base_stats.as_tuple()),
            base_stat_total=pokemon.base_stats.total,
            height_m=_metres(pokemon.height_dm),
            weight_kg=pokemon.weight_hg / 10,
            sprite_url=pokemon.sprite_url,
            evolves_from=pokemon.evolves_from,
            evolution_level=pokemon.evolution_level,
        )


class PokemonPage(Page[PokemonOut]):
    pass


class WeaknessesOut(BaseModel):
    pokemon: str = Field(description="The Pokémon, by its slug.")
    types: list[str] = Field(description="Its one or two types, by slug.")
    multipliers: dict[str, float] = Field(
        description="By the type of the move, all of them.", examples=[{"rock": 4.0, "grass": 0.25, "ground": 0.0}]
    )
    groups: list[MatchupsOut] = Field(description="The same by multiplier: 4, 2, 1, 0.5, 0.25 and 0, each of them.")

    @classmethod
    def of(cls, pokemon: Pokemon, pokedex: Pokedex) -> Self:
        chart = pokedex.type_chart
        multipliers = {one.slug: chart.effectiveness(one.slug, pokemon.types) for one in pokedex.types}
        return cls(
            pokemon=pokemon.slug,
            types=list(pokemon.types),
            multipliers=multipliers,
            groups=grouped(multipliers, OF_TWO_TYPES),
        )


def fact_of(sort: str, pokemon: Pokemon) -> int | str | None:
    facts: dict[str, int | str | None] = {
        "dex_number": pokemon.dex_number,
        "slug": pokemon.slug,
        "height": pokemon.height_dm,
        "weight": pokemon.weight_hg,
        "total": pokemon.base_stats.total,
        **dict(zip(STATS, pokemon.base_stats.as_tuple(), strict=True)),
    }
    return facts[sort]


def _metres(height_dm: int | None) -> float | None:
    return None if height_dm is None else height_dm / 10
