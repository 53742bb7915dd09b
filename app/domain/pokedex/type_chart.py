from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.pokedex.names import Names

MULTIPLIERS = (0.0, 0.5, 1.0, 2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    slug: str
    names: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeChart:
    """How effective a move of each type is against a Pokémon of each type."""

    multipliers: Mapping[tuple[str, str], float]
    """Keyed by (attacking type, defending type); one of `MULTIPLIERS`."""

    def effectiveness(self, attacking: str, defending: Iterable[str]) -> float:
        """Return 0, 1/4, 1/2, 1, 2 or 4: the product over the one or two types of the defender."""
        product = 1.0
        for slug in defending:
            product *= self.multipliers[attacking, slug]
        return product
