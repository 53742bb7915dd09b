from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers

from app.presentation.api.problems import plain, problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_ANY: Final = "*"
_OWN: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_WATCHED: Final = frozenset({"/health/live", "/health/ready", "/metrics"})
"""Asked by the address of an instance, which nobody knows beforehand; they tell nothing that depends on a name."""


class AllowedHosts:
    """Answers 421 to whoever asks by a name that is not ours, as a page does that has had its own name point here."""

    def __init__(self, app: ASGIApp, *, allowed: tuple[str, ...]) -> None:
        self._app = app
        self._names = frozenset(allowed) | _OWN
        self._endings = tuple(one.removeprefix(_ANY) for one in allowed if one.startswith("*."))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in _WATCHED or self._is_ours(_asked_name(scope)):
            await self._app(scope, receive, send)
            return
        detail = "This service does not answer by the name that was asked; PREDICTIONDEX_ALLOWED_HOSTS lists those."
        await problem(plain(status=421), detail=detail, instance=scope["path"])(scope, receive, send)

    def _is_ours(self, name: str) -> bool:
        return _ANY in self._names or name in self._names or name.endswith(self._endings)


def _asked_name(scope: Scope) -> str:
    """Return it without its port and the dot that a whole name may end with."""
    given = Headers(scope=scope).get("host", "").lower()
    name, _, port = given.rpartition(":")
    return (name if name and port.isdecimal() else given).removesuffix(".")
