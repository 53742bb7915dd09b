from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, Field

from app.domain.pokedex.stats import STATS

if TYPE_CHECKING:
    from collections.abc import Sequence


class StatsOut(BaseModel):
    hp: int
    atk: int
    def_: int = Field(alias="def")
    spa: int
    spd: int
    spe: int

    @classmethod
    def of(cls, values: Sequence[int]) -> Self:
        """Take the six in the order of `STATS`."""
        return cls.model_validate(dict(zip(STATS, values, strict=True)))
