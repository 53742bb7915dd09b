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
    type: str | None = Field(
        default=None, max_length=LONGEST_NAME, description="Moves of this type alone, by any of its names."
    )
    category: Category | None = Field(default=None, description="Moves of this category alone.")
    sort: Sort | None = Field(default=None, description="By what to sort; a leading - turns the order round.")


class EffectOut(BaseModel):
    kind: str = Field(description="What happens, such as `burn` or `stat-stage`.")
    target: str = Field(description="To whom: `self`, or the target.")
    chance: int = Field(description="How likely, in percent.")
    stat: str | None = Field(description="Which statistic, where it changes one.")
    value: int | None = Field(description="How much, in the unit of the effect; null where it has no size.")
    value_max: int | None = Field(description="The most, where the size varies.")

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
    slug: str = Field(description="The name by which the API knows it, in lower case and with hyphens.")
    names: NamesOut = Field(description="Its names by language.")
    type: str = Field(description="Its type, by slug.")
    category: Category = Field(description="`physical`, `special`, or `status` where it does no damage.")
    power: int | None = Field(description="None where the move has none of its own.")
    accuracy: int | None = Field(description="Percent; none where it cannot miss.")
    pp: int = Field(description="Before PP Ups.")
    priority: int = Field(description="The higher moves first, whatever the Speed.")
    target: str = Field(description="Whom it is aimed at.")
    critical_stage: int = Field(description="The higher, the more often it is critical.")
    min_hits: int = Field(description="The fewest hits of one use.")
    max_hits: int = Field(description="The most hits of one use.")
    playable: bool = Field(description="False where only the partner's own battle command plays it.")
    partner_only: bool = Field(description="Only a partner Pokémon may know it.")
    flags: list[str] = Field(description="What kind of move it is, such as `contact` or `sound`.")
    effects: list[EffectOut] = Field(description="What it does beside damage.")

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
