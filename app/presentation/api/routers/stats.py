from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, Field

from app.domain.pokedex.stats import STATS

if TYPE_CHECKING:
    from collections.abc import Sequence


class StatsOut(BaseModel):
    """One number for each statistic."""

    hp: int = Field(description="HP.")
    atk: int = Field(description="Attack.")
    def_: int = Field(description="Defence.", alias="def")
    spa: int = Field(description="Special Attack.")
    spd: int = Field(description="Special Defence.")
    spe: int = Field(description="Speed.")

    @classmethod
    def of(cls, values: Sequence[int]) -> Self:
        """Take the six in the order of `STATS`."""
        return cls.model_validate(dict(zip(STATS, values, strict=True)))
