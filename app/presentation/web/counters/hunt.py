"""What is asked when somebody looks for counters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.presentation.web.asking import ask
from app.presentation.web.battle.side import Side
from app.presentation.web.members.address import written
from predictiondex_client.api.predictions import find_counters
from predictiondex_client.models import CountersIn
from predictiondex_client.types import UNSET

if TYPE_CHECKING:
    from predictiondex_client.models import CountersOut

MOST_IN_POOL: Final = 200
MOST_COUNTERS: Final = 50
USUAL_COUNTERS: Final = 10
_LONGEST_POOL: Final = 1500
"""In characters; longer addresses are cut by some who pass them on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunt:
    opponent: Side
    pool: tuple[Side, ...]
    """Empty where anybody may be sent."""
    limit: int

    @property
    def fits_in_address(self) -> bool:
        return len(written(self.pool)) <= _LONGEST_POOL

    @property
    def address(self) -> dict[str, str]:
        """Leave the pool out where it is too long."""
        pool = {"pool": written(self.pool)} if self.pool and self.fits_in_address else {}
        limit = {"limit": str(self.limit)} if self.limit != USUAL_COUNTERS else {}
        return {**self.opponent.address("opponent"), **pool, **limit}

    def sent(self, slug: str) -> Side:
        """Return how this Pokémon is raised in the pool."""
        return next((one for one in self.pool if one.pokemon == slug), Side(pokemon=slug))

    def ask(self) -> CountersOut:
        pool = [one.contender() for one in self.pool]
        question = CountersIn(opponent=self.opponent.contender(), pool=list(pool) or UNSET, limit=self.limit)
        return ask(find_counters.sync_detailed, body=question)
