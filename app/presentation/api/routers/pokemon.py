from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Path, Query, Request, Response

from app.domain.errors import UnknownNameError
from app.domain.pokedex.pokedex import pokemon_names
from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.errors import RefusedInputError
from app.presentation.api.problems import answers
from app.presentation.api.reference_data import NOT_MODIFIED, cacheable, page_of
from app.presentation.api.routers.names import in_order, search
from app.presentation.api.routers.pokemon_models import PokemonOut, PokemonPage, PokemonQuery, fact_of

if TYPE_CHECKING:
    from fastapi.openapi.models import Example

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.pokedex.species import Pokemon

_EXAMPLES: Final[dict[str, Example]] = {
    "slug": {"summary": "By slug", "value": "pikachu"},
    "french": {"summary": "By French name", "value": "Évoli"},
}

router = APIRouter(prefix="/v1/pokemon", tags=["pokedex"])


@router.get(
    "",
    operation_id="listPokemon",
    summary="List Pokémon",
    response_model=PokemonPage,
    responses=NOT_MODIFIED | answers(422, 503),
)
def list_pokemon(request: Request, container: Container, query: Annotated[PokemonQuery, Query()]) -> Response:
    """Every form is one Pokémon. A search puts the names that begin with `q` first."""
    repository = container.pokedex_repository()
    revision, pokedex = repository.revision(), repository.get()
    found = [PokemonOut.of(one) for one in _sorted(query, _matching(pokedex, query))]
    return cacheable(request, revision, page_of(request, query, found))


@router.get(
    "/{name}",
    operation_id="readPokemon",
    summary="Look a Pokémon up",
    response_model=PokemonOut,
    responses=NOT_MODIFIED | answers(404, 422, 503),
)
def read_pokemon(
    request: Request,
    container: Container,
    name: Annotated[str, Path(max_length=64, openapi_examples=_EXAMPLES, description="Any of its names.")],
) -> Response:
    repository = container.pokedex_repository()
    revision, pokedex = repository.revision(), repository.get()
    return cacheable(request, revision, PokemonOut.of(pokedex.get_pokemon(name)))


def _matching(pokedex: Pokedex, query: PokemonQuery) -> list[Pokemon]:
    types = {wanted_type(pokedex, name) for name in query.type}
    found = [
        one
        for one in pokedex.pokemon
        if types.issubset(one.types)
        and query.form in {None, one.form}
        and query.dex_number in {None, one.dex_number}
        and _is_strong_enough(one, query)
    ]
    if query.q is None:
        return found
    return search(found, query.q, lambda one: (one.slug, *pokemon_names(one)))


def _is_strong_enough(pokemon: Pokemon, query: PokemonQuery) -> bool:
    return all(value >= least for value, least in zip(pokemon.base_stats.as_tuple(), query.least_stats, strict=True))


def _sorted(query: PokemonQuery, found: list[Pokemon]) -> list[Pokemon]:
    if query.sort is None:
        return found
    fact = query.sort.removeprefix("-")
    return in_order(found, lambda one: fact_of(fact, one), down=query.sort.startswith("-"))


def wanted_type(pokedex: Pokedex, name: str) -> str:
    try:
        return pokedex.type_names.slug_of(name)
    except UnknownNameError as error:
        raise RefusedInputError("query.type", error) from error
