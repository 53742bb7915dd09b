from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import BaseModel, Field

from app.domain.pokedex.moves import Category
from app.domain.pokedex.names import LONGEST_NAME
from app.presentation.api.reference_data import Page, PageQuery
from app.presentation.api.routers.names import MoveSearch, NamesOut

if TYPE_CHECKING:
    from app.domain.pokedex.moves import Move, MoveEffect
    from app.domain.pokedex.pokedex import Pokedex

Sort = Literal[
    "slug", "power", "accuracy", "pp", "priority", "-slug", "-power", "-accuracy", "-pp", "-priority"
]  # fmt: skip


class MoveQuery(PageQuery):
    q: MoveSearch = None
    type: str | None = Field(default=None, max_length=LONGEST_NAME)
    category: Category | None = None
    sort: Sort | None = Field(default=None, description="A leading - turns the order round.")


class EffectOut(BaseModel):
    kind: str
    target: str
    chance: int = Field(description="Percent.")
    stat: str | None
    value: int | None
    value_max: int | None

    @classmethod
    def of(cls, effect: MoveEffect) -> Self:
        return cls(
            kind=effect.kind,
            target=effect.target,
            chance=effect.chance,
            stat=effect.stat,
            value=effect.value,
            value_max=effect.value_max,
        )


class MoveOut(BaseModel):
    slug: str
    names: NamesOut
    type: str
    category: Category
    power: int | None = Field(description="None where the move has none of its own.")
    accuracy: int | None = Field(description="Percent; none where it cannot miss.")
    pp: int = Field(description="Before PP Ups.")
    priority: int
    target: str
    critical_stage: int
    min_hits: int
    max_hits: int
    playable: bool = Field(description="False where only the partner's own battle command plays it.")
    partner_only: bool = Field(description="Only a partner Pokémon may know it.")
    flags: list[str]
    effects: list[EffectOut]

    @classmethod
    def of(cls, move: Move, pokedex: Pokedex) -> Self:
        return cls(
            slug=move.slug,
            names=NamesOut.of(move.names),
            type=move.type,
            category=move.category,
            power=move.power,
            accuracy=move.accuracy,
            pp=move.pp,
            priority=move.priority,
            target=move.target,
            critical_stage=move.critical_stage,
            min_hits=move.min_hits,
            max_hits=move.max_hits,
            playable=move.playable,
            partner_only=move.slug in pokedex.partner_moves,
            flags=sorted(move.flags),
            effects=[EffectOut.of(one) for one in move.effects],
        )


class MovePage(Page[MoveOut]):
    pass


def fact_of(sort: str, move: Move) -> int | str | None:
    facts: dict[str, int | str | None] = {
        "slug": move.slug,
        "power": move.power,
        "accuracy": move.accuracy,
        "pp": move.pp,
        "priority": move.priority,
    }
    return facts[sort]
