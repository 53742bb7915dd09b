"""Who asks, what that one may do, and how much more of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from fastapi import Depends, Request

from app.domain.access.api_key import Scope  # noqa: TC001 - FastAPI reads it
from app.presentation.api.access_errors import KeyNeededError, MissingScopeError, TooManyRequestsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastapi.routing import APIRoute
    from starlette import types

    from app.application.ports.rate_limiter import Allowance, RateLimiter, Standing
    from app.presentation.api.policy import ApiPolicy

_PLACE: Final = "predictiondex.visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    name: str
    """Under which its requests are counted."""
    scopes: frozenset[Scope]
    has_key: bool
    owner: str | None = None
    """Of the key."""


class Visit:
    """One request under /v1."""

    def __init__(self, limiter: RateLimiter, policy: ApiPolicy) -> None:
        self.visitor: Visitor | None = None
        self._limiter = limiter
        self._policy = policy
        self._standings: dict[str, Standing] = {}

    def require(self, needed: Scope) -> None:
        """Raise `KeyNeededError` or `MissingScopeError` where the visitor may not do that."""
        visitor = self.visitor
        if visitor is not None and needed in visitor.scopes:
            return
        if visitor is None or not visitor.has_key:
            raise KeyNeededError
        raise MissingScopeError(needed, visitor.scopes)

    async def count_request(self, name: str) -> None:
        await self._count(name, self._policy.requests)

    async def count_simulation(self) -> None:
        if self.visitor is None:
            raise KeyNeededError
        await self._count(self.visitor.name, self._policy.simulations)

    def head(self, send: types.Send) -> types.Send:
        """Tell with the answer what is left, as draft-ietf-httpapi-ratelimit-headers has it."""

        async def headed(message: types.Message) -> None:
            if message["type"] == "http.response.start" and self._standings:
                standings = self._standings.values()
                policies = _listed(_policy_item(one.allowance) for one in standings)
                headers = (b"ratelimit-policy", policies), (b"ratelimit", _listed(map(_standing_item, standings)))
                message["headers"] = [*message["headers"], *headers]
            await send(message)

        return headed

    async def _count(self, name: str, allowance: Allowance) -> None:
        standing = await self._limiter.count(name, allowance)
        self._standings[allowance.name] = standing
        if not standing.within:
            raise TooManyRequestsError(standing)


async def owner_of_key(request: Request) -> str:
    """Say who answers for what a request does; raise `KeyNeededError` where it came without a key."""
    visitor = visit_of(request.scope).visitor
    if visitor is None or visitor.owner is None:
        raise KeyNeededError
    return visitor.owner


@dataclass(frozen=True, slots=True)
class Needs:
    """The dependency of a route that only some may use."""

    scope: Scope

    async def __call__(self, request: Request) -> None:
        visit_of(request.scope).require(self.scope)


def needs_of(route: APIRoute) -> list[Needs]:
    """Return those that it or its router declares."""
    return [one.dependency for one in route.dependencies if isinstance(one.dependency, Needs)]


async def _count_simulation(request: Request) -> None:
    await visit_of(request.scope).count_simulation()


def needs(scope: Scope) -> Any:
    """Return what a router or a route under /v1 declares among its dependencies, once."""
    return Depends(Needs(scope))


SIMULATES: Final = Depends(_count_simulation)
"""Declared beside its scope by a route that keeps the machine busy, so that it is counted apart."""


def begin_visit(scope: types.Scope, visit: Visit) -> None:
    scope[_PLACE] = visit


def visit_of(scope: types.Scope) -> Visit:
    """Return what the door has let in; a route that the door does not guard has no visit, and fails here."""
    return cast("Visit", scope[_PLACE])


def owner_in(scope: types.Scope) -> str | None:
    """Return who owns the key of a request, where one was shown and is good."""
    visit = scope.get(_PLACE)
    return None if visit is None or visit.visitor is None else visit.visitor.owner


def _listed(items: Iterable[str]) -> bytes:
    return ", ".join(items).encode("ascii")


def _policy_item(allowance: Allowance) -> str:
    return f'"{allowance.name}";q={allowance.per_minute};w=60'


def _standing_item(standing: Standing) -> str:
    return f'"{standing.allowance.name}";r={standing.remaining};t={standing.seconds}'
