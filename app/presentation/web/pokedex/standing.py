"""How a base stat stands among those of all Pokémon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from app.presentation.web.language import _, number, percent

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    value: int
    rank: int
    """1 for the highest; those that are equal share a rank."""
    lower: float
    """The share of all that have less."""
    most: int
    """What the highest of all has."""

    @classmethod
    def among(cls, value: int, everyone: Sequence[int]) -> Self:
        return cls(
            value=value,
            rank=1 + sum(one > value for one in everyone),
            lower=sum(one < value for one in everyone) / len(everyone),
            most=max(everyone),
        )

    @property
    def words(self) -> str:
        if self.rank == 1:
            return _("the highest of all")
        if self.lower == 0:
            return _("the lowest of all")
        return _("rank {rank}, higher than {share} of all").format(rank=number(self.rank), share=percent(self.lower, 0))
