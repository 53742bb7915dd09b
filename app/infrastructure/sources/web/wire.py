from __future__ import annotations

import asyncio
import logging
from time import monotonic
from typing import TYPE_CHECKING, Final

import httpx
from httpx_retries import Retry

from app.application.ports.pokedex_source import UnreachableSourceError
from app.infrastructure.sources.web.origin import origin_of
from app.infrastructure.sources.web.robots import is_robots

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.infrastructure.sources.web.manners import Manners

CHECK: Final = "check"
"""The extension of a request under which a function refuses bodies that cannot be whole, by `ValueError`."""
PACKED: Final = "gzip"
"""How a body may be packed; a packed one that is packed again could unpack to more than memory holds."""
FAILURES: Final = frozenset({429, 500, 502, 503, 504})
"""Statuses after which it is worth while to ask again."""
_MOST_REDIRECTS: Final = 5
_PACKING: Final = (b"content-encoding", b"content-length", b"transfer-encoding")
_log = logging.getLogger(__name__)


class RefusedBodyError(httpx.TransportError):
    """What came is not what was asked for, and may be when it is asked for again."""


class Pace:
    """Lets requests start one after another."""

    def __init__(self, seconds_between: float) -> None:
        self._seconds_between = seconds_between
        self._next = 0.0

    def slow_down(self, seconds_between: float) -> None:
        self._seconds_between = max(self._seconds_between, seconds_between)

    def pause(self, seconds: float) -> None:
        self._next = max(self._next, monotonic() + seconds)

    async def turn(self) -> None:
        # Another may take its turn, or the site demand a pause, while this one waits.
        while (wait := self._next - monotonic()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(wait)
        self._next = monotonic() + self._seconds_between


class Wire(httpx.AsyncBaseTransport):
    """Asks once, and brings the whole answer or an error: what goes around it decides whether to ask again."""

    def __init__(
        self, source: str, manners: Manners, client: httpx.AsyncClient, pace: Pace, refuse: Callable[[str], None]
    ) -> None:
        """`refuse` raises an error for an address that must not be asked for; it is not asked about a robots.txt."""
        self._source = source
        self._manners = manners
        self._client = client
        self._pace = pace
        self._refuse = refuse

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        first = request.url
        for _ in range(_MOST_REDIRECTS):
            if not is_robots(str(first)):
                self._refuse(str(request.url))
            response = await self._whole_answer(request)
            if response.next_request is None:
                return response
            if not _stays(request.url, response.next_request.url):
                reason = f"{first} leads to another place, {response.next_request.url}"
                raise UnreachableSourceError(self._source, reason)
            request = response.next_request
        raise UnreachableSourceError(self._source, f"{first} leads from place to place without end")

    async def _whole_answer(self, request: httpx.Request) -> httpx.Response:
        await self._pace.turn()
        try:
            async with asyncio.timeout(self._manners.timeout_seconds):
                response = await self._client.send(request, stream=True, follow_redirects=False)
                try:
                    body = await self._body(response)
                finally:
                    await response.aclose()
        except TimeoutError as error:
            message = f"no whole answer within {self._manners.timeout_seconds} s"
            raise httpx.ReadTimeout(message, request=request) from error
        return self._judged(request, response, body)

    async def _body(self, response: httpx.Response) -> bytes:
        if (packing := response.headers.get("Content-Encoding", "identity").casefold()) not in {PACKED, "identity"}:
            reason = f"it is packed as {packing}, not as {PACKED}"
            raise RefusedBodyError(reason, request=response.request)
        body = bytearray()
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > self._manners.largest_body:
                reason = f"{response.url} is larger than {self._manners.largest_body} bytes"
                raise UnreachableSourceError(self._source, reason)
        return bytes(body)

    def _judged(self, request: httpx.Request, response: httpx.Response, body: bytes) -> httpx.Response:
        self._obey_retry_after(response)
        check = request.extensions.get(CHECK)
        if response.is_success and check is not None:
            try:
                check(body)
            except ValueError as error:
                raise RefusedBodyError(f"the answer makes no sense: {error}", request=request) from error
        headers = [(name, value) for name, value in response.headers.raw if name.lower() not in _PACKING]
        judged = httpx.Response(response.status_code, headers=headers, content=body, request=request)
        judged.next_request = response.next_request
        return judged

    def _obey_retry_after(self, response: httpx.Response) -> None:
        demanded = response.headers.get("Retry-After")
        if response.status_code not in FAILURES or demanded is None:
            return
        try:
            seconds = Retry().parse_retry_after(demanded)
        except ValueError:
            _log.warning("%s says Retry-After: %s, which is neither seconds nor a date", response.url, demanded)
            return
        if seconds > (longest := self._manners.longest_wait_seconds):
            reason = f"{response.url} asks to be left alone for {seconds:.0f} s, which is more than {longest:.0f} s"
            raise UnreachableSourceError(self._source, reason)
        self._pace.pause(seconds)


def _stays(here: httpx.URL, there: httpx.URL) -> bool:
    try:
        return origin_of(str(here)).may_lead_to(origin_of(str(there)))
    except ValueError:
        return False  # no address of the web is another place
