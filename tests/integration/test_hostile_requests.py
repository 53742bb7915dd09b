"""Requests that nobody should send, to the product as it is served."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import TYPE_CHECKING, Final

import httpx

from tests.hostile.answers import judge
from tests.hostile.requests import hostile_requests

if TYPE_CHECKING:
    from tests.real_server import RealServer

_EACH: Final = 9
"""All of them are for `make fuzz`."""


def test_nothing_hostile_breaks_it_or_learns_what_is_inside(server: RealServer) -> None:
    description = httpx.get(f"{server.address}/openapi.json").json()
    requests = list(islice(hostile_requests(description), 0, None, _EACH))

    assert len(requests) > 1500
    judged = asyncio.run(judge(server.address, requests))
    assert not judged.complaints
    assert judged.statuses.total() == len(requests)
    assert httpx.get(f"{server.address}/health/ready").status_code == 200
    assert "Traceback" not in server.log.read_text()
