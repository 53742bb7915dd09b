"""Who learns what, from either side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from app.application.ports.pokedex_repository import PokedexMissingError
from app.domain.access.api_key import Scope
from app.domain.errors import UnknownNameError
from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.promised import answers
from app.presentation.api.reference_data import NOT_MODIFIED, ReferenceRoute, newest, page_of, rendered
from app.presentation.api.routers.choosing import found_by_name, in_order, wanted_type, wanted_types
from app.presentation.api.routers.learnset_models import (
    LearnableOut,
    LearnablePage,
    LearnableQuery,
    LearnerOut,
    LearnerPage,
    LearnerQuery,
)
from app.presentation.api.routers.learnt import (
    Learnable,
    Learner,
    learnable,
    learnable_fact,
    learner_fact,
    learners,
)
from app.presentation.api.routers.names import MoveName, PokemonName  # noqa: TC001 - FastAPI reads them
from app.presentation.api.visit import needs

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

_ANSWERS: Final = answers(422, 503, errors=[UnknownNameError, PokedexMissingError], refusals=[UnknownNameError])

router = APIRouter(prefix="/v1", tags=["pokedex"], route_class=ReferenceRoute, dependencies=[needs(Scope.READ)])


@router.get(
    "/pokemon/{name}/moves",
    operation_id="listMovesOfPokemon",
    summary="List the moves that a Pokémon learns",
    response_model=LearnablePage,
    responses=NOT_MODIFIED | _ANSWERS,
)
def list_moves_of_pokemon(
    request: Request, container: Container, name: PokemonName, query: Annotated[LearnableQuery, Query()]
) -> Response:
    """Each move once, with every way in which this Pokémon comes to know it."""
    mark, pokedex = newest(container)
    matching = _matching_moves(pokedex, pokedex.pokemon_names.slug_of(name), query)
    found = in_order(found_by_name(matching, query.q, pokedex.move_names), query.sort, learnable_fact)
    page = page_of(request, query, found, lambda one: LearnableOut.of(one, pokedex))
    return rendered(request, mark, page)


@router.get(
    "/moves/{name}/learners",
    operation_id="listLearners",
    summary="List the Pokémon that learn a move",
    response_model=LearnerPage,
    responses=NOT_MODIFIED | _ANSWERS,
)
def list_learners(
    request: Request, container: Container, name: MoveName, query: Annotated[LearnerQuery, Query()]
) -> Response:
    """Each Pokémon once, with every way in which it comes to know this move."""
    mark, pokedex = newest(container)
    matching = _matching_learners(pokedex, pokedex.move_names.slug_of(name), query)
    found = in_order(found_by_name(matching, query.q, pokedex.pokemon_names), query.sort, learner_fact)
    return rendered(request, mark, page_of(request, query, found, LearnerOut.of))


def _matching_moves(pokedex: Pokedex, pokemon: str, query: LearnableQuery) -> list[Learnable]:
    wanted = None if query.type is None else wanted_type(pokedex, query.type)
    return [
        one
        for one in learnable(pokedex, pokemon)
        if wanted in {None, one.move.type}
        and query.category in {None, one.move.category}
        and query.damaging in {None, one.move.is_damaging}
        and one.is_learnt_by(query.method)
    ]


def _matching_learners(pokedex: Pokedex, move: str, query: LearnerQuery) -> list[Learner]:
    types = wanted_types(pokedex, query.type)
    return [
        one
        for one in learners(pokedex, move)
        if types.issubset(one.pokemon.types)
        and query.form in {None, one.pokemon.form}
        and one.is_learnt_by(query.method)
    ]
