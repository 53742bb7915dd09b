from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Message, Send


class StatusNote:
    """Passes an answer on, and remembers its status; where none comes, the request has failed."""

    def __init__(self, send: Send) -> None:
        self.status: int = HTTPStatus.INTERNAL_SERVER_ERROR
        self._send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        await self._send(message)
