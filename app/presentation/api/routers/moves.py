from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Path, Query, Request, Response

from app.domain.pokedex.pokedex import move_names
from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.problems import answers
from app.presentation.api.reference_data import NOT_MODIFIED, cacheable, page_of
from app.presentation.api.routers.move_models import MoveOut, MovePage, MoveQuery, fact_of
from app.presentation.api.routers.names import in_order, search
from app.presentation.api.routers.pokemon import wanted_type

if TYPE_CHECKING:
    from fastapi.openapi.models import Example

    from app.domain.pokedex.moves import Move
    from app.domain.pokedex.pokedex import Pokedex

_EXAMPLES: Final[dict[str, Example]] = {
    "slug": {"summary": "By slug", "value": "thunderbolt"},
    "french": {"summary": "By French name", "value": "Tonnerre"},
}

router = APIRouter(prefix="/v1/moves", tags=["pokedex"])


@router.get(
    "",
    operation_id="listMoves",
    summary="List moves",
    response_model=MovePage,
    responses=NOT_MODIFIED | answers(422, 503),
)
def list_moves(request: Request, container: Container, query: Annotated[MoveQuery, Query()]) -> Response:
    """A search puts the names that begin with `q` first."""
    repository = container.pokedex_repository()
    revision, pokedex = repository.revision(), repository.get()
    found = [MoveOut.of(one) for one in _sorted(query, _matching(pokedex, query))]
    return cacheable(request, revision, page_of(request, query, found))


@router.get(
    "/{name}",
    operation_id="readMove",
    summary="Look a move up",
    response_model=MoveOut,
    responses=NOT_MODIFIED | answers(404, 422, 503),
)
def read_move(
    request: Request,
    container: Container,
    name: Annotated[str, Path(max_length=64, openapi_examples=_EXAMPLES, description="Any of its names.")],
) -> Response:
    repository = container.pokedex_repository()
    revision, pokedex = repository.revision(), repository.get()
    return cacheable(request, revision, MoveOut.of(pokedex.get_move(name)))


def _matching(pokedex: Pokedex, query: MoveQuery) -> list[Move]:
    wanted = None if query.type is None else wanted_type(pokedex, query.type)
    found = [one for one in pokedex.moves if wanted in {None, one.type} and query.category in {None, one.category}]
    if query.q is None:
        return found
    return search(found, query.q, lambda one: (one.slug, *move_names(one)))


def _sorted(query: MoveQuery, found: list[Move]) -> list[Move]:
    if query.sort is None:
        return found
    fact = query.sort.removeprefix("-")
    return in_order(found, lambda one: fact_of(fact, one), down=query.sort.startswith("-"))
