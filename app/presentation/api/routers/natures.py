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
    increased: Stat | None = Field(default=None, description="Natures that raise this statistic alone.")
    decreased: Stat | None = Field(default=None, description="Natures that lower this statistic alone.")
    sort: Literal["slug", "-slug"] | None = Field(
        default=None, description="By what to sort; a leading - turns the order round."
    )


class NatureOut(BaseModel):
    slug: str = Field(description="The name by which the API knows it, in lower case and with hyphens.")
    names: NamesOut = Field(description="Its names by language.")
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
    """Each raises one statistic by a tenth and lowers another, or leaves all as they are."""
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
    """Find it by slug, or by its name in any language."""
    mark, pokedex = newest(container)
    nature = pokedex.natures[pokedex.nature_positions[pokedex.nature_names.slug_of(name)]]
    return rendered(request, mark, NatureOut.of(nature))
