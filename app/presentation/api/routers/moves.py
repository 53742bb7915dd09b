from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request, Response

from app.application.ports.pokedex_repository import PokedexMissingError
from app.domain.access.api_key import Scope
from app.domain.errors import UnknownNameError
from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.promised import answers
from app.presentation.api.reference_data import NOT_MODIFIED, ReferenceRoute, newest, page_of, rendered
from app.presentation.api.routers.choosing import found_by_name, in_order, wanted_type
from app.presentation.api.routers.move_models import MoveOut, MovePage, MoveQuery, fact_of
from app.presentation.api.routers.names import MoveName  # noqa: TC001 - FastAPI reads it
from app.presentation.api.visit import needs

if TYPE_CHECKING:
    from app.domain.pokedex.moves import Move
    from app.domain.pokedex.pokedex import Pokedex

router = APIRouter(prefix="/v1/moves", tags=["pokedex"], route_class=ReferenceRoute, dependencies=[needs(Scope.READ)])


@router.get(
    "",
    operation_id="listMoves",
    summary="List moves",
    response_model=MovePage,
    responses=NOT_MODIFIED | answers(422, 503, errors=[PokedexMissingError], refusals=[UnknownNameError]),
)
def list_moves(request: Request, container: Container, query: Annotated[MoveQuery, Query()]) -> Response:
    """A search puts the names that begin with `q` first."""
    mark, pokedex = newest(container)
    found = found_by_name(_matching(pokedex, query), query.q, pokedex.move_names)
    listed = in_order(found, query.sort, fact_of)
    page = page_of(request, query, listed, lambda one: MoveOut.of(one, pokedex))
    return rendered(request, mark, page)


@router.get(
    "/{name}",
    operation_id="readMove",
    summary="Look a move up",
    response_model=MoveOut,
    responses=NOT_MODIFIED | answers(422, 503, errors=[UnknownNameError, PokedexMissingError]),
)
def read_move(request: Request, container: Container, name: MoveName) -> Response:
    """Find it by slug, or by its name in any language."""
    mark, pokedex = newest(container)
    return rendered(request, mark, MoveOut.of(pokedex.get_move(name), pokedex))


def _matching(pokedex: Pokedex, query: MoveQuery) -> list[Move]:
    wanted = None if query.type is None else wanted_type(pokedex, query.type)
    return [one for one in pokedex.moves if wanted in {None, one.type} and query.category in {None, one.category}]
