"""What every answer tells a browser not to do with it."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)
_UNKEPT: Final = (b"cache-control", b"no-store")
"""For answers that are not the same tomorrow; the Pokédex says itself how it may be kept."""


class SecurityHeaders:
    """Adds what the answer does not say itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        wanted = (*_HEADERS, _UNKEPT) if scope["path"].startswith("/v1") else _HEADERS

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(one for one in wanted if one[0] not in there)]
            await send(message)

        await self._app(scope, receive, secured)


def policy_for_page(html: str) -> str:
    """Return the Content-Security-Policy of a page of documentation: our own files and its own scripts, no others.

    Swagger UI and ReDoc write styles into the page; ReDoc searches in a worker that it makes out of a blob.
    """
    scripts = " ".join(f"'sha256-{_digest(script)}'" for script in _INLINE_SCRIPT.findall(html))
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src blob:; base-uri 'none'; frame-ancestors 'none'"
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
