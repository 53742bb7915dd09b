from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.problems import answers
from app.presentation.api.reference_data import NOT_MODIFIED, Page, PageQuery, cacheable, page_of
from app.presentation.api.routers.names import NamesOut

router = APIRouter(prefix="/v1/types", tags=["pokedex"])


class TypeOut(BaseModel):
    slug: str
    names: NamesOut


class TypePage(Page[TypeOut]):
    pass


class TypeChartOut(BaseModel):
    types: list[str]
    multipliers: dict[str, dict[str, float]] = Field(
        description="By the type of the move, then by the type of the Pokémon that it hits.",
        examples=[{"electric": {"water": 2.0, "ground": 0.0}}],
    )


@router.get(
    "",
    operation_id="listTypes",
    summary="List types",
    response_model=TypePage,
    responses=NOT_MODIFIED | answers(422, 503),
)
def list_types(request: Request, container: Container, query: Annotated[PageQuery, Query()]) -> Response:
    repository = container.pokedex_repository()
    revision, pokedex = repository.revision(), repository.get()
    found = [TypeOut(slug=one.slug, names=NamesOut.of(one.names)) for one in pokedex.types]
    return cacheable(request, revision, page_of(request, query, found))


@router.get(
    "/chart",
    operation_id="readTypeChart",
    summary="Read the type chart",
    response_model=TypeChartOut,
    responses=NOT_MODIFIED | answers(503),
)
def read_type_chart(request: Request, container: Container) -> Response:
    repository = container.pokedex_repository()
    revision, pokedex = repository.revision(), repository.get()
    slugs = [one.slug for one in pokedex.types]
    table = pokedex.type_chart.multipliers
    rows = {attacking: {defending: table[attacking, defending] for defending in slugs} for attacking in slugs}
    return cacheable(request, revision, TypeChartOut(types=slugs, multipliers=rows))
