from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from structlog.contextvars import bound_contextvars

from app.application.prediction_ids import time_ordered_ids
from app.presentation.api.problems import plain, problem
from app.presentation.api.request_line import write_line

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from app.presentation.api.route_templates import RouteTemplates

REQUEST_ID: Final = "X-Request-ID"
_SANE_ID: Final = re.compile(r"[!-~]{1,128}")


class RequestTrace:
    """Names, times and logs each request, and answers 500 where nothing else knew an answer.

    Whatever is logged while it is answered carries its name.
    """

    def __init__(self, app: ASGIApp, *, templates: RouteTemplates) -> None:
        self._app = app
        self._templates = templates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await _Traced(scope, send, self._templates.of(scope)).run(self._app, receive)


class _Traced:
    def __init__(self, scope: Scope, send: Send, route: str) -> None:
        self._scope = scope
        self._send = send
        self._route = route
        self._request_id = _sane_or_new(Headers(scope=scope).get(REQUEST_ID, ""))
        self._status: int | None = None
        self._failure: Exception | None = None

    async def run(self, app: ASGIApp, receive: Receive) -> None:
        began = time.perf_counter()
        with bound_contextvars(request_id=self._request_id):
            try:
                await self._respond(app, receive)
            finally:
                milliseconds = 1000 * (time.perf_counter() - began)
                write_line(
                    self._scope, self._route, status=self._status, milliseconds=milliseconds, failure=self._failure
                )

    async def _respond(self, app: ASGIApp, receive: Receive) -> None:
        try:
            await app(self._scope, receive, self._answer)
        except Exception as failure:
            self._failure = failure
            if self._status is not None:
                raise
            await _unexpected(self._scope)(self._scope, receive, self._answer)

    async def _answer(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            MutableHeaders(scope=message)[REQUEST_ID] = self._request_id
        await self._send(message)


def _sane_or_new(given: str) -> str:
    return given if _SANE_ID.fullmatch(given) else str(time_ordered_ids(1)[0])


def _unexpected(scope: Scope) -> ASGIApp:
    return problem(
        plain(status=500),
        detail="Something went wrong here. The request id finds it in the log.",
        instance=scope["path"],
    )


class HeadAsGet:
    """Answers HEAD as GET, without the body; whoever balances the load asks so."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self._app({**scope, "method": "GET"}, receive, without_body)


class BodyLimit:
    """Answers 413 to a body over the limit, whether it says its length or arrives in pieces."""

    def __init__(self, app: ASGIApp, *, most_bytes: int) -> None:
        self._app = app
        self._most_bytes = most_bytes
        self._too_large = f"The body is larger than {most_bytes} bytes."

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._says_too_much(Headers(scope=scope).get("content-length", "")):
            await problem(plain(status=413), detail=self._too_large, instance=scope["path"])(scope, receive, send)
            return
        await self._app(scope, self._counting(receive), send)

    def _says_too_much(self, length: str) -> bool:
        return length.isdecimal() and (len(length) > len(str(self._most_bytes)) or int(length) > self._most_bytes)

    def _counting(self, receive: Receive) -> Receive:
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._most_bytes:
                raise HTTPException(413, self._too_large)
            return message

        return counted
