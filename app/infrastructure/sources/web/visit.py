from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import httpx
from httpx_retries import Retry, RetryTransport

from app.application.ports.pokedex_source import UnreachableSourceError
from app.infrastructure.sources.web.answer import Answer
from app.infrastructure.sources.web.origin import Origin, origin_of
from app.infrastructure.sources.web.robots import Robots, is_robots, robots_address
from app.infrastructure.sources.web.wire import CHECK, FAILURES, PACKED, Pace, RefusedBodyError, Wire

if TYPE_CHECKING:
    from collections.abc import Callable
    from ssl import SSLContext

    from app.infrastructure.sources.web.manners import Manners

_ABSENT: Final = frozenset({404, 410})
_NO_RULES: Final = frozenset(range(400, 500)) - FAILURES
"""Where robots.txt is answered so, everything is allowed, says RFC 9309."""
_LEAST_JITTER: Final = 0.5


class Visit:
    """Asks a site for one address after another, until it is closed."""

    def __init__(self, source: str, manners: Manners, *, obeys_robots: bool) -> None:
        self._source = source
        self._manners = manners
        self._obeys_robots = obeys_robots
        self._robots: dict[Origin, Robots] = {}
        self._pace = Pace(manners.seconds_between)
        self._client = httpx.AsyncClient(
            headers={"User-Agent": manners.user_agent, "Accept-Encoding": PACKED},
            timeout=manners.timeout_seconds,
            verify=_trusted_authorities(),
            limits=httpx.Limits(max_connections=manners.concurrency),
        )
        wire = Wire(source, manners, self._client, self._pace, self._refuse)
        self._wire = RetryTransport(transport=wire, retry=_retry(manners))

    async def close(self) -> None:
        await self._client.aclose()

    def unread_robots(self, address: str) -> str | None:
        """Return the address of the robots.txt that must be obeyed and was not yet told; None where there is none."""
        is_told = origin_of(address) in self._robots
        return robots_address(address) if self._obeys_robots and not is_told else None

    def obey(self, answer: Answer) -> None:
        """Hold to this robots.txt from now on."""
        robots = Robots(answer, self._manners.user_agent)
        longest = self._manners.longest_wait_seconds
        if robots.seconds_between > longest:
            reason = f"{answer.address} allows one request in {robots.seconds_between:.0f} s, more than {longest:.0f} s"
            raise UnreachableSourceError(self._source, reason)
        self._pace.slow_down(robots.seconds_between)
        self._robots[origin_of(answer.address)] = robots

    async def ask(self, address: str, *, known: Answer | None, check: Callable[[bytes], None] | None) -> Answer:
        """Ask for a document; `known` is what the site said earlier, and returned where it says that this stands.

        Raises:
            UnreachableSourceError: no answer that could be used, however often it was asked for.
        """
        conditions = _conditions(known)
        try:
            request = self._client.build_request("GET", address, headers=conditions)
            request.extensions[CHECK] = check
            response = await self._wire.handle_async_request(request)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            what = str(error) or type(error).__name__
            reason = f"{address}: {what} (asked up to {self._manners.attempts} times)"
            raise UnreachableSourceError(self._source, reason) from error
        return self._answer(address, response, known if conditions else None)

    def _answer(self, address: str, response: httpx.Response, known: Answer | None) -> Answer:
        status = response.status_code
        stands = status == HTTPStatus.NOT_MODIFIED and known is not None
        if not stands and status != HTTPStatus.OK and status not in (_NO_RULES if is_robots(address) else _ABSENT):
            reason = f"{address} was answered with status {status} (asked up to {self._manners.attempts} times)"
            raise UnreachableSourceError(self._source, reason)
        body = response.content if status == HTTPStatus.OK else b""
        return Answer(
            address=address,
            status=known.status if stands and known else status,
            body=known.body if stands and known else body,
            etag=response.headers.get("ETag") or (known.etag if stands and known else None),
            last_modified=response.headers.get("Last-Modified") or (known.last_modified if stands and known else None),
            brought_at=datetime.now(UTC),
        )

    def _refuse(self, address: str) -> None:
        if not self._obeys_robots:
            return
        robots = self._robots.get(origin := origin_of(address))
        if robots is None:
            reason = f"it leads to {address}, but was not asked for the robots.txt there; give it the address {origin}"
            raise UnreachableSourceError(self._source, reason)
        if not robots.allows(address):
            raise UnreachableSourceError(self._source, f"its robots.txt does not let us ask for {address}")


@cache
def _trusted_authorities() -> SSLContext:
    """As httpx has them, but read once: they are a file of some size."""
    return httpx.create_ssl_context()


def _retry(manners: Manners) -> Retry:
    return Retry(
        total=manners.attempts - 1,
        status_forcelist=FAILURES,
        retry_on_exceptions=(*Retry.RETRYABLE_EXCEPTIONS, httpx.DecodingError, RefusedBodyError),
        backoff_factor=manners.first_wait_seconds / 2,  # which is doubled for the first wait already
        backoff_jitter=_LEAST_JITTER,
        max_backoff_wait=manners.longest_wait_seconds,
    )


def _conditions(known: Answer | None) -> dict[str, str]:
    if known is None or not known.found:
        return {}
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    # A site may send marks that cannot be sent back to it.
    return {header: value for header, value in conditions.items() if value is not None and _is_plain(value)}


def _is_plain(mark: str) -> bool:
    return mark.isascii() and mark.isprintable()
