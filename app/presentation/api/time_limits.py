from __future__ import annotations

import asyncio
import logging
from math import ceil
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from app.presentation.api.problems import TOO_SLOW, problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger(__name__)


class BodyTimeLimit:
    """Answers 408 where a body does not arrive in time, however steadily it trickles."""

    def __init__(self, app: ASGIApp, *, seconds: float) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, self._in_time(receive) if scope["type"] == "http" else receive, send)

    def _in_time(self, receive: Receive) -> Receive:
        end = asyncio.get_running_loop().time() + self._seconds
        arrived = False

        async def received() -> Message:
            nonlocal arrived
            if arrived:
                return await receive()
            try:
                async with asyncio.timeout_at(end):
                    message = await receive()
            except TimeoutError:
                detail = f"The body did not arrive within {self._seconds:g} s."
                raise HTTPException(408, detail, {"Connection": "close"}) from None
            arrived = not message.get("more_body", False)
            return message

        return received


class ComputingTimeLimit:
    """Answers 503 where an answer is not there in time.

    A thread cannot be stopped: it computes to its end, counts as a request that is being answered until then, and
    what it has found is thrown away.
    """

    def __init__(self, app: ASGIApp, *, seconds: float) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await _Timed(scope, receive, send, self._seconds).run(self._app)
        else:
            await self._app(scope, receive, send)


class _Timed:
    def __init__(self, scope: Scope, receive: Receive, send: Send, seconds: float) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._seconds = seconds
        self._answered = False
        self._too_late: asyncio.Task[None] | None = None

    async def run(self, app: ASGIApp) -> None:
        timer = asyncio.get_running_loop().call_later(self._seconds, self._end)
        try:
            await app(self._scope, self._receive, self._answer)
        except Exception:
            if self._too_late is None:
                raise
            _log.exception("What was computed for too long has failed in the end")
        finally:
            timer.cancel()
            if self._too_late is not None:
                await self._too_late

    async def _answer(self, message: Message) -> None:
        if self._too_late is None:
            self._answered = True
            await self._send(message)

    def _end(self) -> None:
        if not self._answered:
            self._too_late = asyncio.get_running_loop().create_task(self._refuse())

    async def _refuse(self) -> None:
        refusal = problem(
            TOO_SLOW,
            detail=f"The answer was not there within {self._seconds:g} s. Ask for less, or again later.",
            instance=self._scope["path"],
            headers={"Retry-After": str(ceil(self._seconds))},
        )
        await refusal(self._scope, self._receive, self._send)
