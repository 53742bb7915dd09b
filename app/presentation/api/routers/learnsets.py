"""Who learns what, from either side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request, Response

from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.problems import answers
from app.presentation.api.reference_data import NOT_MODIFIED, ReferenceRoute, newest, page_of, rendered
from app.presentation.api.routers.choosing import found_by_name, in_order, wanted_type, wanted_types
from app.presentation.api.routers.learnset_models import (
    LearnableOut,
    LearnablePage,
    LearnableQuery,
    LearnerOut,
    LearnerPage,
    LearnerQuery,
    fact_of,
)
from app.presentation.api.routers.names import MoveName, PokemonName  # noqa: TC001 - FastAPI reads them

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.pokedex.learnset import LearnedMove, LearnMethod
    from app.domain.pokedex.pokedex import Pokedex

router = APIRouter(prefix="/v1", tags=["pokedex"], route_class=ReferenceRoute)


@router.get(
    "/pokemon/{name}/moves",
    operation_id="listMovesOfPokemon",
    summary="List the moves that a Pokémon learns",
    response_model=LearnablePage,
    responses=NOT_MODIFIED | answers(404, 422, 503),
)
def list_moves_of_pokemon(
    request: Request, container: Container, name: PokemonName, query: Annotated[LearnableQuery, Query()]
) -> Response:
    """Each move once, with every way in which this Pokémon comes to know it."""
    revision, pokedex = newest(container)
    matching = list(_learnable(pokedex, pokedex.pokemon_names.slug_of(name), query))
    found = found_by_name(matching, query.q, pokedex.move_names)
    return rendered(request, revision, page_of(request, query, in_order(found, query.sort, fact_of)))


@router.get(
    "/moves/{name}/learners",
    operation_id="listLearners",
    summary="List the Pokémon that learn a move",
    response_model=LearnerPage,
    responses=NOT_MODIFIED | answers(404, 422, 503),
)
def list_learners(
    request: Request, container: Container, name: MoveName, query: Annotated[LearnerQuery, Query()]
) -> Response:
    """Each Pokémon once, with every way in which it comes to know this move."""
    revision, pokedex = newest(container)
    matching = list(_learners(pokedex, pokedex.move_names.slug_of(name), query))
    found = found_by_name(matching, query.q, pokedex.pokemon_names)
    return rendered(request, revision, page_of(request, query, in_order(found, query.sort, fact_of)))


def _learnable(pokedex: Pokedex, pokemon: str, query: LearnableQuery) -> Iterator[LearnableOut]:
    wanted = None if query.type is None else wanted_type(pokedex, query.type)
    ways: dict[str, list[LearnedMove]] = {}
    for row in pokedex.learnsets[pokemon]:
        ways.setdefault(row.move, []).append(row)
    for slug, rows in ways.items():
        move = pokedex.get_move(slug)
        if (
            wanted in {None, move.type}
            and query.category in {None, move.category}
            and query.damaging in {None, move.is_damaging}
            and _is_learnt(rows, query.method)
        ):
            yield LearnableOut.of(move, rows, pokedex)


def _learners(pokedex: Pokedex, move: str, query: LearnerQuery) -> Iterator[LearnerOut]:
    types = wanted_types(pokedex, query.type)
    for one in pokedex.pokemon:
        rows = [row for row in pokedex.learnsets[one.slug] if row.move == move]
        if types.issubset(one.types) and query.form in {None, one.form} and _is_learnt(rows, query.method):
            yield LearnerOut.of(one, rows)


def _is_learnt(ways: Sequence[LearnedMove], method: LearnMethod | None) -> bool:
    """Say whether there is a way at all, or one of this method."""
    return any(method in {None, way.method} for way in ways)
