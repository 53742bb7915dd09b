from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """How much of something a client may ask for, in any minute."""

    name: str
    per_minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a client is with an allowance after it has asked once more."""

    allowance: Allowance
    within: bool
    """Whether this one may still be answered."""
    remaining: int
    seconds: int
    """Until there is more again."""


class RateLimiter(Protocol):
    """Counts on the event loop, because the counts are mostly in memory."""

    @abstractmethod
    async def count(self, client: str, allowance: Allowance) -> Standing: ...

    @abstractmethod
    async def close(self) -> None:
        """Let go of what it is connected to."""
