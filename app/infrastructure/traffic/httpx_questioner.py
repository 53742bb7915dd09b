from __future__ import annotations

import asyncio
from http import HTTPStatus
from time import perf_counter
from typing import TYPE_CHECKING, Final
from uuid import UUID

import httpx

from app.application.ports.questioner import Answer, NobodyAnswersError, Questioner, UnusableAddressError
from app.infrastructure.traffic.bodies import Request, request_of

if TYPE_CHECKING:
    from app.domain.monitoring.traffic import Question
    from app.domain.prediction.reported_outcome import Winner

_SECONDS: Final = 30.0
_USUAL_HOLD_SECONDS: Final = 1.0
"""Where a server that is asked too much does not say how long to wait."""


class HttpxQuestioner(Questioner):
    """Follows nobody to another address, and `elsewhere` alone lets the proxies of the environment in between."""

    def __init__(self, address: str, *, key: str = "", elsewhere: bool = False, seconds: float = _SECONDS) -> None:
        self._address = _url(address)
        self._headers = {"User-Agent": "PredictionDex traffic"} | ({"Authorization": f"Bearer {key}"} if key else {})
        self._elsewhere = elsewhere
        self._seconds = seconds
        self._authorities = httpx.create_ssl_context()
        # Each has one connection: a client looks at all that it has whenever it sends, which with many takes long.
        self._idle: list[httpx.AsyncClient] = []

    async def knock(self) -> None:
        answer = await self._send(Request(method="GET", path="/health/live"))
        if answer.status != HTTPStatus.OK:
            reason = answer.failure or f"it says of its health: status {answer.status}"
            raise NobodyAnswersError(str(self._address), reason)

    async def ask(self, question: Question) -> Answer:
        return await self._send(request_of(question))

    async def report(self, prediction_id: UUID, winner: Winner) -> Answer:
        path = f"/v1/predictions/{prediction_id}/outcome"
        return await self._send(Request(method="POST", path=path, body={"winner": str(winner)}))

    async def close(self) -> None:
        for client in self._idle:
            await client.aclose()
        self._idle.clear()

    async def _send(self, request: Request) -> Answer:
        client = self._idle.pop() if self._idle else self._new_client()
        started = perf_counter()
        try:
            # The client's own patience begins anew with every packet.
            async with asyncio.timeout(self._seconds):
                response = await client.request(request.method, request.path, json=request.body)
        except TimeoutError:
            return Answer(seconds=perf_counter() - started, failure=f"no answer within {self._seconds:g} s")
        except httpx.HTTPError as error:
            return Answer(seconds=perf_counter() - started, failure=str(error) or type(error).__name__)
        finally:
            self._idle.append(client)
        return _answer(response, perf_counter() - started)

    def _new_client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            base_url=self._address,
            headers=self._headers,
            timeout=self._seconds,
            verify=self._authorities,
            trust_env=self._elsewhere,
            follow_redirects=False,
        )


def _url(address: str) -> httpx.URL:
    try:
        return httpx.URL(address)
    except httpx.InvalidURL as error:
        raise UnusableAddressError(str(error)) from error


def _answer(response: httpx.Response, seconds: float) -> Answer:
    is_refused = response.status_code == HTTPStatus.TOO_MANY_REQUESTS
    return Answer(
        seconds=seconds,
        status=response.status_code,
        hold_seconds=_hold(response.headers.get("Retry-After", "")) if is_refused else 0.0,
        prediction_id=_prediction_id(response) if response.is_success else None,
    )


def _hold(text: str) -> float:
    return float(text) if text.isdecimal() else _USUAL_HOLD_SECONDS


def _prediction_id(response: httpx.Response) -> UUID | None:
    """Return None where the answer is about no prediction, or about several."""
    try:
        return UUID(response.json()["prediction_id"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
