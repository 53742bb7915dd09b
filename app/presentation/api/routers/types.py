from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.application.ports.pokedex_repository import PokedexMissingError
from app.domain.access.api_key import Scope
from app.domain.errors import UnknownNameError
from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.promised import answers
from app.presentation.api.reference_data import NOT_MODIFIED, ReferenceRoute, newest, page_of, rendered
from app.presentation.api.routers.choosing import found_by_name, in_order
from app.presentation.api.routers.names import TypeName  # noqa: TC001 - FastAPI reads it
from app.presentation.api.routers.type_models import TypeChartOut, TypeDetailsOut, TypeOut, TypePage, TypeQuery
from app.presentation.api.visit import needs

router = APIRouter(prefix="/v1/types", tags=["pokedex"], route_class=ReferenceRoute, dependencies=[needs(Scope.READ)])


@router.get(
    "",
    operation_id="listTypes",
    summary="List types",
    response_model=TypePage,
    responses=NOT_MODIFIED | answers(422, 503, errors=[PokedexMissingError]),
)
def list_types(request: Request, container: Container, query: Annotated[TypeQuery, Query()]) -> Response:
    """Without `sort`, they come in the order of the games."""
    mark, pokedex = newest(container)
    found = found_by_name(pokedex.types, query.q, pokedex.type_names)
    listed = in_order(found, query.sort, lambda _, one: one.slug)
    return rendered(request, mark, page_of(request, query, listed, TypeOut.of))


@router.get(
    "/chart",
    operation_id="readTypeChart",
    summary="Read the type chart",
    response_model=TypeChartOut,
    responses=NOT_MODIFIED | answers(503, errors=[PokedexMissingError]),
)
def read_type_chart(request: Request, container: Container) -> Response:
    """Say by what damage is multiplied for every two types."""
    mark, pokedex = newest(container)
    slugs = [one.slug for one in pokedex.types]
    table = pokedex.type_chart.multipliers
    rows = {attacking: {defending: table[attacking, defending] for defending in slugs} for attacking in slugs}
    return rendered(request, mark, TypeChartOut(types=slugs, multipliers=rows))


@router.get(
    "/{name}",
    operation_id="readType",
    summary="Look a type up",
    response_model=TypeDetailsOut,
    responses=NOT_MODIFIED | answers(422, 503, errors=[UnknownNameError, PokedexMissingError]),
)
def read_type(request: Request, container: Container, name: TypeName) -> Response:
    """Say what it is good against and what is good against it, type by type."""
    mark, pokedex = newest(container)
    slug = pokedex.type_names.slug_of(name)
    (found,) = (one for one in pokedex.types if one.slug == slug)
    return rendered(request, mark, TypeDetailsOut.of(found, pokedex))
