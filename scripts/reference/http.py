"""The reference of the HTTP API, from what it says of itself: one page for each tag, and one for shared objects."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from scripts.markdown import anchor, table
from scripts.reference.http_objects import objects, reachable
from scripts.reference.http_operations import answer_of, body_of, operation, scopes_of
from scripts.reference.http_types import Types
from scripts.reference.markdown import code, codes, page, prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.reference.http_requests import Operation

_SHARED: Final = "objects.md"
_INTRODUCTION: Final = """{description}

What is promised about storage, limits, keys and outages is told in
[the HTTP API, for those who run it](../../http-api.md). A running service shows all of this in Swagger UI at `/docs`
and in ReDoc at `/redoc`, and hands it out as `/openapi.json`. The
[typed Python client](../../../client/README.md) is generated from the same description.

- Commands ask a server on one's own machine, as `make run` starts it. Elsewhere, send a key with them:
  `-H "Authorization: Bearer $PREDICTIONDEX_KEY"`.
- Bodies and answers are JSON (`application/json`). A field of a body that is not known is refused.
- Whatever goes wrong is answered as a problem (RFC 9457), a [ProblemOut]({problem}). Each route lists the kinds of
  problems that it knows; [errors](../errors.md) says what they mean and what to do.
- Every answer under `/v1` carries `RateLimit-Policy` and `RateLimit`: what is allowed, and what is left of it. A 429
  says in `Retry-After` how many seconds to wait.
- `GET` routes of the Pokédex answer with an `ETag`; who sends it back as `If-None-Match` is answered 304 without a
  body, as long as nothing has changed."""


def http_pages(api: dict[str, Any]) -> dict[str, str]:
    """Return each page by its name in the folder."""
    objects_of = {tag["name"]: _objects_of(tag["name"], api) for tag in api["tags"]}
    uses = Counter(name for names in objects_of.values() for name in names)
    shared = {name for name, count in uses.items() if count > 1}
    pages = {"README.md": _index(api), _SHARED: _shared_page(shared, api)}
    for tag in api["tags"]:
        own = objects_of[tag["name"]] - shared
        pages[_file(tag["name"])] = _tag_page(tag, own, shared, api)
    return pages


def _operations(api: dict[str, Any], tag: str | None = None) -> Iterator[tuple[str, str, Operation]]:
    for path, operations in api["paths"].items():
        for method, one in operations.items():
            if tag is None or tag in one["tags"]:
                yield method, path, one


def _objects_of(tag: str, api: dict[str, Any]) -> set[str]:
    schemas: Mapping[str, Any] = api["components"]["schemas"]
    return {name for _, _, one in _operations(api, tag) for name in reachable(one, schemas)}


def _tag_page(tag: dict[str, str], own: set[str], shared: set[str], api: dict[str, Any]) -> str:
    told = list(_operations(api, tag["name"]))
    homes = {name: f"#{anchor(one['summary'])}" for name, one in _homes(told).items() if name in own}
    rest = own - homes.keys()
    places = (
        {name: f"{_SHARED}#{anchor(name)}" for name in shared} | {name: f"#{anchor(name)}" for name in rest} | homes
    )
    types = Types(schemas=api["components"]["schemas"], places=places, shown_with_operation=frozenset(homes))
    parts = [operation(method, path, one, types) for method, path, one in told]
    more = f"## Objects\n\n{objects(rest, types)}" if rest else ""
    return page(_title(tag["name"]), prose(tag["description"]), *parts, more)


def _homes(told: list[tuple[str, str, Operation]]) -> dict[str, Operation]:
    """Return the objects that one operation alone asks for or answers, with that operation."""
    uses = [(name, one) for _, _, one in told for name in (body_of(one), answer_of(one)) if name]
    counts = Counter(name for name, _ in uses)
    return {name: one for name, one in uses if counts[name] == 1}


def _shared_page(shared: set[str], api: dict[str, Any]) -> str:
    schemas = api["components"]["schemas"]
    types = Types(schemas=schemas, places={name: f"#{anchor(name)}" for name in shared})
    return page("Objects", "What several groups of routes ask for or answer.", objects(shared, types))


def _index(api: dict[str, Any]) -> str:
    problem = f"{_SHARED}#{anchor('ProblemOut')}"
    told = _INTRODUCTION.format(description=prose(api["info"]["description"]), problem=problem)
    return page("HTTP API", told, *(_listed(tag, api) for tag in api["tags"]))


def _listed(tag: dict[str, str], api: dict[str, Any]) -> str:
    rows = [
        (code(f"{method.upper()} {path}"), _link(tag["name"], one["summary"]), codes(scopes_of(one)) or "none")
        for method, path, one in _operations(api, tag["name"])
    ]
    head = f"## [{_title(tag['name'])}]({_file(tag['name'])})"
    return "\n\n".join([head, prose(tag["description"]), table(("route", "what it does", "scope"), rows)])


def _link(tag: str, summary: str) -> str:
    return f"[{summary}]({_file(tag)}#{anchor(summary)})"


def _title(tag: str) -> str:
    return {"pokedex": "The Pokédex", "about": "About"}.get(tag, tag.capitalize())


def _file(tag: str) -> str:
    return f"{tag}.md"
