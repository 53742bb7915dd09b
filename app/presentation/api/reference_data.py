"""How lists of the Pokédex are paged, and how a client learns that it has the newest already."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

_Entry = TypeVar("_Entry")

MOST_ENTRIES: Final = 500
NOT_MODIFIED: Final[dict[int | str, dict[str, Any]]] = {304: {"description": "The client has this already."}}


class PageQuery(BaseModel):
    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=50, ge=1, le=MOST_ENTRIES, description="Entries on a page.")
    offset: int = Field(default=0, ge=0, le=1_000_000, description="Entries before the page.")


class Page(BaseModel, Generic[_Entry]):
    total: int = Field(description="Entries on all pages.")
    limit: int
    offset: int
    next: str | None = Field(description="Where the next page is.")
    previous: str | None = Field(description="Where the page before is.")
    items: list[_Entry]


def page_of(request: Request, query: PageQuery, entries: Sequence[_Entry]) -> Page[_Entry]:
    total, end = len(entries), query.offset + query.limit
    before = max(0, min(query.offset, total) - query.limit)
    return Page(
        total=total,
        limit=query.limit,
        offset=query.offset,
        next=_link(request, query.limit, end) if end < total else None,
        previous=_link(request, query.limit, before) if query.offset > 0 else None,
        items=list(entries[query.offset : end]),
    )


def cacheable(request: Request, revision: int, answer: BaseModel) -> Response:
    """Answer 304 where the client has this already."""
    etag = _etag(request, revision)
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if _holds(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    return Response(answer.model_dump_json(by_alias=True), headers=headers, media_type="application/json")


def _link(request: Request, limit: int, offset: int) -> str:
    others = [(key, value) for key, value in request.query_params.multi_items() if key not in {"limit", "offset"}]
    return f"{request.url.path}?{urlencode([*others, ('limit', limit), ('offset', offset)])}"


def _etag(request: Request, revision: int) -> str:
    # The release is part of it: another one may tell the same facts in another form.
    what = f"{request.app.version}\n{request.url.path}\n{request.url.query}"
    return f'W/"{revision}-{hashlib.sha256(what.encode()).hexdigest()[:16]}"'


def _holds(if_none_match: str, etag: str) -> bool:
    given = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return "*" in given or etag.removeprefix("W/") in given
