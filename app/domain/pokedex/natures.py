from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.pokedex.stats import STATS, Stat

if TYPE_CHECKING:
    from app.domain.pokedex.names import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """Raises one statistic by a tenth and lowers another; a neutral nature does neither."""

    slug: str
    names: Names
    increased: Stat | None
    decreased: Stat | None

    def percent_of(self, stat: Stat) -> int:
        if stat is self.increased:
            return 110
        return 90 if stat is self.decreased else 100

    @property
    def percents(self) -> tuple[int, ...]:
        return tuple(self.percent_of(stat) for stat in STATS)
