from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.domain.pokedex.names import Names


PRIORITIES: Final = range(-7, 6)
"""The scale of the whole series, from Trick Room to Helping Hand."""


class Category(StrEnum):
    PHYSICAL = "physical"
    SPECIAL = "special"
    STATUS = "status"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveEffect:
    """One thing that a move does beside its damage, as a row of facts.

    `kind` names the rule (`flinch`, `drain`, `stat-stage`, ...), `stat` the statistic that it touches, and
    `value` its size in the unit of that rule: stages, percent of the damage, hits, points of HP.
    """

    kind: str
    target: str
    chance: int
    """Percent."""
    stat: str | None
    value: int | None
    value_max: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    slug: str
    showdown_id: str
    names: Names
    type: str
    category: Category
    power: int | None
    """None where the move has no power of its own: status, fixed damage, or a rule that sets it."""
    accuracy: int | None
    """Percent; None where the move cannot miss."""
    pp: int
    """Before PP Ups; a duel is played with all of them, at 8/5."""
    priority: int
    target: str
    critical_stage: int
    min_hits: int
    max_hits: int
    playable: bool
    """False for the two moves that only the partner's own battle command plays."""
    flags: frozenset[str]
    effects: tuple[MoveEffect, ...]

    @property
    def all_names(self) -> tuple[str, ...]:
        return (self.showdown_id, *self.names.known)

    @property
    def is_damaging(self) -> bool:
        return self.category is not Category.STATUS

    def effect(self, kind: str) -> MoveEffect | None:
        return next((effect for effect in self.effects if effect.kind == kind), None)
