"""Duels in which the two sides have traded some of the facts that set them apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from app.domain.battle.engine.order import OrderedMatchups, in_order
from app.domain.battle.engine.records import STRUGGLE
from app.domain.prediction.facts import OF_FIGHTER, OF_MOVE, Fact, number_of
from app.domain.prediction.shapley import coalitions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Trades:
    """A duel, and what it would be if its sides traded any of the facts in which they differ.

    Where k facts differ, these are 2ᵏ⁻¹ duels, those of `coalitions` in which both keep the last fact, the duel itself
    last. Those in which the last fact is traded are the same duels with A and B exchanged.
    """

    facts: tuple[Fact, ...]
    numbers: tuple[tuple[float | None, float | None], ...]  # (k,) of A and B
    duels: OrderedMatchups

    def __len__(self) -> int:
        return len(self.duels.seeds)

    @classmethod
    def of(cls, fighters: NDArray[Any], moves: NDArray[Any]) -> Self:
        """Take what `matchups` returns for one duel."""
        known, roles = moves[:, :, 1 - STRUGGLE], by_role(fighters, moves)
        facts = tuple(fact for fact in Fact if _differ(roles, OF_FIGHTER, fact) or _differ(known, OF_MOVE, fact))
        kept = coalitions(len(facts))
        traded = ~kept[len(kept) // 2 :]
        all_moves = np.repeat(moves, len(traded), axis=0)
        all_moves[:, :, 1 - STRUGGLE] = _trade(known, OF_MOVE, facts, traded)
        duels = in_order(by_role(_trade(roles, OF_FIGHTER, facts, traded), all_moves), all_moves)
        # All with the dice of the duel itself, so that what changes nothing in a battle changes nothing here.
        duels = replace(duels, seeds=np.full_like(duels.seeds, duels.seeds[-1]))
        return cls(facts=facts, numbers=tuple(_numbers(fact, roles[0], known[0]) for fact in facts), duels=duels)


def by_role(fighters: NDArray[Any], moves: NDArray[Any]) -> NDArray[Any]:
    """Exchange statistics of (n, 2) FIGHTER by the category of the (n, 2, 2) MOVE; done twice, it undoes itself.

    Afterwards `attack` is what the side's own move strikes with, and `defence` what the other side's move strikes.
    """
    special = ~moves[:, :, 1 - STRUGGLE]["physical"]
    turned = fighters.copy()
    for stat, other, is_other in (
        ("attack", "special_attack", special),
        ("defence", "special_defence", special[:, ::-1]),
    ):
        turned[stat] = np.where(is_other, fighters[other], fighters[stat])
        turned[other] = np.where(is_other, fighters[stat], fighters[other])
    return turned


def _differ(sides: NDArray[Any], fields: Mapping[Fact, tuple[str, ...]], fact: Fact) -> bool:
    return any(sides[field][0, 0] != sides[field][0, 1] for field in fields.get(fact, ()))


def _trade(
    sides: NDArray[Any], fields: Mapping[Fact, tuple[str, ...]], facts: Sequence[Fact], traded: NDArray[np.bool_]
) -> NDArray[Any]:
    """Return (n, 2) records in which the (1, 2) sides have traded the (n, k) facts."""
    after = np.repeat(sides, len(traded), axis=0)
    for column, fact in enumerate(facts):
        for field in fields.get(fact, ()):
            after[field] = np.where(traded[:, column, None], sides[field][:, ::-1], sides[field])
    return after


def _numbers(fact: Fact, sides: NDArray[Any], moves: NDArray[Any]) -> tuple[float | None, float | None]:
    return number_of(fact, sides[0], moves[0], moves[1]), number_of(fact, sides[1], moves[1], moves[0])
