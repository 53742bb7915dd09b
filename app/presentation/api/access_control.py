from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from starlette.requests import Request

from app.domain.errors import PredictionDexError
from app.presentation.api.access_errors import KeyNeededError, OtherSchemeError, TwoKeysError
from app.presentation.api.client_address import household_of, is_of_this_machine
from app.presentation.api.error_handlers import answer_known_error
from app.presentation.api.policy import FREE_ON_LOOPBACK
from app.presentation.api.visit import Visit, Visitor, begin_visit

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from app.application.check_key import CheckKey
    from app.application.ports.rate_limiter import RateLimiter
    from app.domain.access.api_key import ApiKey
    from app.presentation.api.policy import ApiPolicy

KEY_HEADER: Final = "X-API-Key"
_GUARDED: Final = "/v1"
_BEARER: Final = "bearer"
_AUTHORIZATION: Final = b"authorization"
_CARRIERS: Final = frozenset({_AUTHORIZATION, KEY_HEADER.lower().encode()})


class AccessControl:
    """The door of everything under /v1: finds out who asks, and whether that one has asked too often.

    What a visitor may do is for each route to say.
    """

    def __init__(self, app: ASGIApp, *, policy: ApiPolicy, check_key: CheckKey, limiter: RateLimiter) -> None:
        self._app = app
        self._policy = policy
        self._check_key = check_key
        self._limiter = limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _is_guarded(scope):
            await self._app(scope, receive, send)
            return
        visit = Visit(self._limiter, self._policy)
        begin_visit(scope, visit)
        app = self._app
        try:
            await self._let_in(scope, visit)
        except PredictionDexError as error:
            app = answer_known_error(Request(scope), error)
        await app(scope, receive, visit.head(send))

    async def _let_in(self, scope: Scope, visit: Visit) -> None:
        text = _presented(scope)
        if text is None:
            visitor = self._without_key(scope)
        else:
            key = await self._owner_of(text, scope, visit)
            visitor = Visitor(name=f"key {key.key_id}", scopes=key.scopes, has_key=True, owner=key.owner)
        await visit.count_request(visitor.name)
        visit.visitor = visitor

    def _without_key(self, scope: Scope) -> Visitor:
        if self._policy.needs_key_everywhere or not is_of_this_machine(scope):
            raise KeyNeededError
        return Visitor(name=f"address {household_of(scope)}", scopes=FREE_ON_LOOPBACK, has_key=False)

    async def _owner_of(self, text: str, scope: Scope, visit: Visit) -> ApiKey:
        key = self._check_key.from_memory(text)
        if key is None:
            # Who tries keys must not keep the database busy.
            await visit.count_request(f"address {household_of(scope)}")
            key = await asyncio.to_thread(self._check_key, text)
        return key


def _is_guarded(scope: Scope) -> bool:
    path: str = scope["path"].removeprefix(scope.get("root_path", ""))
    return path == _GUARDED or path.startswith(f"{_GUARDED}/")


def _presented(scope: Scope) -> str | None:
    given = {_key_in(name, value.decode("latin-1")) for name, value in scope["headers"] if name in _CARRIERS}
    if len(given) > 1:
        raise TwoKeysError
    return given.pop() if given else None


def _key_in(header: bytes, value: str) -> str:
    if header != _AUTHORIZATION:
        return value
    scheme, _, key = value.partition(" ")
    if scheme.lower() != _BEARER:
        raise OtherSchemeError
    return key.strip()
