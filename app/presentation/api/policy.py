from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.access.api_key import Scope

if TYPE_CHECKING:
    from app.application.ports.rate_limiter import Allowance

FREE_ON_LOOPBACK: Final = frozenset({Scope.READ, Scope.PREDICT})


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPolicy:
    """What the API grants, and to whom."""

    needs_key_everywhere: bool
    """Also on the loopback address."""
    requests: Allowance
    simulations: Allowance
    most_body_bytes: int
    body_seconds: float
    """How long a body may take to arrive."""
    request_seconds: float
    """How long an answer may take to be computed."""
    cors_origins: tuple[str, ...]
    """The sites whose pages may read the answers."""
    allowed_hosts: tuple[str, ...]
    """The names by which it may be asked; * is any, and *.example.org any below that one."""
