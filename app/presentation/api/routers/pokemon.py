from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request, Response

from app.application.ports.pokedex_repository import PokedexMissingError
from app.domain.access.api_key import Scope
from app.domain.errors import UnknownNameError
from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.promised import answers
from app.presentation.api.reference_data import NOT_MODIFIED, ReferenceRoute, newest, page_of, rendered
from app.presentation.api.routers.choosing import found_by_name, in_order, wanted_types
from app.presentation.api.routers.names import PokemonName  # noqa: TC001 - FastAPI reads it
from app.presentation.api.routers.pokemon_models import (
    PokemonOut,
    PokemonPage,
    PokemonQuery,
    WeaknessesOut,
    fact_of,
)
from app.presentation.api.visit import needs

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon

router = APIRouter(prefix="/v1/pokemon", tags=["pokedex"], route_class=ReferenceRoute, dependencies=[needs(Scope.READ)])


@router.get(
    "",
    operation_id="listPokemon",
    summary="List Pokémon",
    response_model=PokemonPage,
    responses=NOT_MODIFIED | answers(422, 503, errors=[PokedexMissingError], refusals=[UnknownNameError]),
)
def list_pokemon(request: Request, container: Container, query: Annotated[PokemonQuery, Query()]) -> Response:
    """Every form is one Pokémon. A search puts the names that begin with `q` first."""
    mark, pokedex = newest(container)
    found = found_by_name(_matching(pokedex, query), query.q, pokedex.pokemon_names)
    page = page_of(request, query, in_order(found, query.sort, fact_of), PokemonOut.of)
    return rendered(request, mark, page)


@router.get(
    "/{name}",
    operation_id="readPokemon",
    summary="Look a Pokémon up",
    response_model=PokemonOut,
    responses=NOT_MODIFIED | answers(422, 503, errors=[UnknownNameError, PokedexMissingError]),
)
def read_pokemon(request: Request, container: Container, name: PokemonName) -> Response:
    """Find it by slug, or by its name in any language. Every form is a Pokémon of its own."""
    mark, pokedex = newest(container)
    return rendered(request, mark, PokemonOut.of(pokedex.get_pokemon(name)))


@router.get(
    "/{name}/weaknesses",
    operation_id="readWeaknesses",
    summary="Read what a Pokémon is weak to",
    response_model=WeaknessesOut,
    responses=NOT_MODIFIED | answers(422, 503, errors=[UnknownNameError, PokedexMissingError]),
)
def read_weaknesses(request: Request, container: Container, name: PokemonName) -> Response:
    """Say by what the damage of each type's moves is multiplied on this Pokémon: its weaknesses and resistances."""
    mark, pokedex = newest(container)
    return rendered(request, mark, WeaknessesOut.of(pokedex.get_pokemon(name), pokedex))


def _matching(pokedex: Pokedex, query: PokemonQuery) -> list[Pokemon]:
    types = wanted_types(pokedex, query.type)
    return [
        one
        for one in pokedex.pokemon
        if types.issubset(one.types)
        and query.form in {None, one.form}
        and query.dex_number in {None, one.dex_number}
        and _is_strong_enough(one, query)
    ]


def _is_strong_enough(pokemon: Pokemon, query: PokemonQuery) -> bool:
    return all(value >= least for value, least in zip(pokemon.base_stats.as_tuple(), query.least_stats, strict=True))
