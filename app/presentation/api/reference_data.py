"""How answers of the Pokédex are rendered and kept, how lists are paged, and how a client sees that nothing changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar
from urllib.parse import quote, urlencode

from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from app.presentation.api.answer_store import Answer, AnswerStore, Question
from app.presentation.api.visit import needs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from starlette.requests import Request

    from app.domain.pokedex.pokedex import Pokedex
    from app.presentation.api.dependencies import ApiContainer

_Entry = TypeVar("_Entry")
_Shown = TypeVar("_Shown")

MOST_ENTRIES: Final = 500
NOT_MODIFIED: Final[dict[int | str, dict[str, Any]]] = {304: {"description": "The client has this already."}}


class PageQuery(BaseModel):
    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=50, ge=1, le=MOST_ENTRIES, description="Entries on a page.")
    offset: int = Field(default=0, ge=0, le=1_000_000, description="Entries before the page.")


class Page(BaseModel, Generic[_Shown]):
    total: int = Field(description="Entries on all pages.")
    limit: int = Field(description="Entries on a page, as asked.")
    offset: int = Field(description="Entries before this page.")
    next: str | None = Field(description="Where the next page is.")
    previous: str | None = Field(description="Where the page before is.")
    items: list[_Shown] = Field(description="The entries of this page.")


class RenderedResponse(Response):
    """A route's answer, drawn from one Pokédex."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        super().__init__(answer.body)


class ReferenceRoute(APIRoute):
    """Looks first, before FastAPI reads the request, whether the same was answered already.

    That may be done without asking more than path, query and whether the visitor may know, because an answer
    depends on nothing else but the release and the Pokédex.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer_anew = super().get_route_handler()
        needed = needs_of(self)

        async def handler(request: Request) -> Response:
            for one in needed:
                await one(request)
            store: AnswerStore = request.app.state.answers
            question = Question(request.scope["path"], request.scope["query_string"])
            # Where something is kept, the Pokédex is in memory, so that its mark costs no wait.
            answer = store.find(question, request.app.state.container.pokedex_repository().mark)
            if answer is None:
                response = await answer_anew(request)
                if not isinstance(response, RenderedResponse):
                    return response
                answer = response.answer
                store.keep(question, answer)
            return answer.response(request.headers.get("if-none-match"))

        return handler


def newest(container: ApiContainer) -> tuple[str, Pokedex]:
    stored = container.pokedex_repository().stored()
    return stored.mark, stored.pokedex


def page_of(
    request: Request, query: PageQuery, entries: Sequence[_Entry], show: Callable[[_Entry], _Shown]
) -> Page[_Shown]:
    shown = [show(entry) for entry in entries[query.offset : query.offset + query.limit]]
    return page_among(request, query, len(entries), shown)


def page_among(request: Request, query: PageQuery, total: int, shown: list[_Shown]) -> Page[_Shown]:
    """Return the page of which the entries are known already."""
    end = query.offset + query.limit
    before = max(0, min(query.offset, total) - query.limit)
    return Page(
        total=total,
        limit=query.limit,
        offset=query.offset,
        next=_link(request, query.limit, end) if end < total else None,
        previous=_link(request, query.limit, before) if query.offset > 0 else None,
        items=shown,
    )


def rendered(request: Request, mark: str, content: BaseModel) -> RenderedResponse:
    body = content.model_dump_json(by_alias=True).encode()
    return RenderedResponse(Answer(mark=mark, etag=_etag(request, mark), body=body))


def _link(request: Request, limit: int, offset: int) -> str:
    others = [(key, value) for key, value in request.query_params.multi_items() if key not in {"limit", "offset"}]
    return f"{quote(request.scope['path'])}?{urlencode([*others, ('limit', limit), ('offset', offset)])}"


def _etag(request: Request, mark: str) -> str:
    # The release is part of it: another one may tell the same facts in another form.
    what = f"{request.app.version}\n{request.scope['path']}\n".encode() + request.scope["query_string"]
    return f'W/"{mark}-{hashlib.sha256(what).hexdigest()[:16]}"'
