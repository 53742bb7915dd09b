"""What the bad releases of a rehearsal do; no other release has anything of it."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_QUESTIONS: Final = "/v1/predictions/"
_CHANCE: Final = "win_probability"


class WrongAnswers:
    """Says of every duel the opposite of what the model has said."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(_QUESTIONS):
            await self._app(scope, receive, send)
            return
        head: list[Message] = []
        body = bytearray()

        async def turn(message: Message) -> None:
            if message["type"] == "http.response.start":
                head.append(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                await _send_turned(head[0], bytes(body), send)

        await self._app(scope, receive, turn)


class LateFailures:
    """Fails one question in twenty, beginning after a while: later than anybody would have tried it."""

    def __init__(self, app: ASGIApp, *, after_seconds: float = 20.0, every: int = 20) -> None:
        self._app = app
        self._begins = time.monotonic() + after_seconds
        self._every = every
        self._asked = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(_QUESTIONS) and time.monotonic() > self._begins:
            self._asked += 1
            if self._asked % self._every == 0:
                await send({"type": "http.response.start", "status": 500, "headers": [(b"content-length", b"0")]})
                await send({"type": "http.response.body", "body": b""})
                return
        await self._app(scope, receive, send)


async def _send_turned(head: Message, body: bytes, send: Send) -> None:
    if head["status"] == 200:  # noqa: PLR2004 - OK
        body = json.dumps(_turned(json.loads(body))).encode()
    kept = [(name, value) for name, value in head["headers"] if name != b"content-length"]
    await send({**head, "headers": [*kept, (b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})


def _turned(content: Any) -> Any:
    if isinstance(content, list):
        return [_turned(one) for one in content]
    if isinstance(content, dict):
        return {name: 1 - value if name == _CHANCE else _turned(value) for name, value in content.items()}
    return content
