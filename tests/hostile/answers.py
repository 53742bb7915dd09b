"""Sends hostile requests to a server and says what it should not have answered."""

from __future__ import annotations

import asyncio
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.hostile.bodies import HostileRequest

_AT_ONCE: Final = 8
_PROBLEM: Final = "application/problem+json"
_LONGEST_PROBLEM: Final = 20_000
_BUSY: Final = tuple(f"urn:predictiondex:problem:{kind}" for kind in ("too-many-simulations", "simulation-too-long"))
_INTERNALS: Final = re.compile(
    r"Traceback|File \"|\.py\b|site-packages|sqlalchemy|psycopg|sqlite3|pydantic|numpy|numba|0x[0-9a-f]{6}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    statuses: Counter[int] = field(default_factory=Counter)
    """How many requests were answered with each."""
    complaints: list[str] = field(default_factory=list)


async def judge(address: str, requests: Iterable[HostileRequest]) -> Judged:
    """Say how the server answers, and what is wrong with its answers; each request is sent once."""
    waiting, judged = list(requests), Judged()
    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        await asyncio.gather(*(_ask_each(client, waiting[start::_AT_ONCE], judged) for start in range(_AT_ONCE)))
    return judged


async def _ask_each(client: httpx.AsyncClient, requests: Sequence[HostileRequest], judged: Judged) -> None:
    for one in requests:
        try:
            answer = await client.send(_as_it_stands(client, one))
        except httpx.TransportError as error:
            judged.complaints.append(f"no answer: {one} {error!r:.300}")
            continue
        judged.statuses[answer.status_code] += 1
        complaint = _complaint(answer)
        if complaint:
            judged.complaints.append(f"{complaint}: {one} was answered {answer.status_code} {answer.text[:500]}")


def _as_it_stands(client: httpx.AsyncClient, one: HostileRequest) -> httpx.Request:
    address = client.base_url.copy_with(raw_path=one.path.encode("ascii"))
    headers = [(name.encode(), value.encode("latin-1")) for name, value in one.headers]
    return client.build_request(one.method, address, content=one.body, headers=headers)


def _complaint(answer: httpx.Response) -> str | None:
    if "set-cookie" in answer.headers or not answer.headers.get("location", "/docs").startswith("/docs"):
        return "a header that was smuggled in"
    if answer.status_code < 400:
        return None
    if answer.headers.get("content-type") != _PROBLEM:
        return "no problem"
    # It answers HEAD as well, without a body.
    return None if answer.request.method == "HEAD" else _complaint_about_problem(answer)


def _complaint_about_problem(answer: httpx.Response) -> str | None:
    if len(answer.content) > _LONGEST_PROBLEM:
        return "a long-winded problem"
    if _INTERNALS.search(answer.text):
        return "internals"
    said: dict[str, Any] = json.loads(answer.text)
    if answer.status_code >= 500 and said["type"] not in _BUSY:
        return "a failure of the server"
    return None if said["status"] == answer.status_code and said["detail"] else "a problem that does not say what it is"
