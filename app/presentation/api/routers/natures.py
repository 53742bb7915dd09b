from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Self

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from app.application.ports.pokedex_repository import PokedexMissingError
from app.domain.access.api_key import Scope
from app.domain.errors import UnknownNameError
from app.domain.pokedex.stats import Stat
from app.presentation.api.dependencies import Container  # noqa: TC001 - FastAPI reads it
from app.presentation.api.promised import answers
from app.presentation.api.reference_data import (
    NOT_MODIFIED,
    Page,
    PageQuery,
    ReferenceRoute,
    newest,
    page_of,
    rendered,
)
from app.presentation.api.routers.choosing import found_by_name, in_order
from app.presentation.api.routers.names import NamesOut, NatureName, NatureSearch
from app.presentation.api.visit import needs

if TYPE_CHECKING:
    from app.domain.pokedex.natures import Nature

router = APIRouter(prefix="/v1/natures", tags=["pokedex"], route_class=ReferenceRoute, dependencies=[needs(Scope.READ)])


class NatureQuery(PageQuery):
    q: NatureSearch = None
    increased: Stat | None = None
    decreased: Stat | None = None
    sort: Literal["slug", "-slug"] | None = Field(default=None, description="A leading - turns the order round.")


class NatureOut(BaseModel):
    slug: str
    names: NamesOut
    increased: Stat | None = Field(description="Raised by a tenth; null where the nature is neutral.")
    decreased: Stat | None = Field(description="Lowered by a tenth; null where the nature is neutral.")

    @classmethod
    def of(cls, nature: Nature) -> Self:
        return cls(
            slug=nature.slug,
            names=NamesOut.of(nature.names),
            increased=nature.increased,
            decreased=nature.decreased,
        )


class NaturePage(Page[NatureOut]):
    pass


@router.get(
    "",
    operation_id="listNatures",
    summary="List natures",
    response_model=NaturePage,
    responses=NOT_MODIFIED | answers(422, 503, errors=[PokedexMissingError]),
)
def list_natures(request: Request, container: Container, query: Annotated[NatureQuery, Query()]) -> Response:
    mark, pokedex = newest(container)
    matching = (
        one
        for one in pokedex.natures
        if query.increased in {None, one.increased} and query.decreased in {None, one.decreased}
    )
    found = found_by_name(matching, query.q, pokedex.nature_names)
    listed = in_order(found, query.sort, lambda _, one: one.slug)
    return rendered(request, mark, page_of(request, query, listed, NatureOut.of))


@router.get(
    "/{name}",
    operation_id="readNature",
    summary="Look a nature up",
    response_model=NatureOut,
    responses=NOT_MODIFIED | answers(422, 503, errors=[UnknownNameError, PokedexMissingError]),
)
def read_nature(request: Request, container: Container, name: NatureName) -> Response:
    mark, pokedex = newest(container)
    nature = pokedex.natures[pokedex.nature_positions[pokedex.nature_names.slug_of(name)]]
    return rendered(request, mark, NatureOut.of(nature))
