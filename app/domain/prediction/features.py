"""The features of a duel: the one place that training and serving both call."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.prediction.race import ko_by_turn, possible_uses, race, strikes
from app.domain.prediction.side_features import side_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.battle.tables import BattleTables

_VERSION: Final = 2
"""Raise it when the meaning of a feature changes under the same name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuelFeatures:
    """n duels as the model sees them.

    The model always sees the side that moves first (or, in a tie, the greater by the first feature that differs) as
    the leader. So exchanging the sides of a duel changes `swapped` and nothing else, and the answer turns around
    exactly.
    """

    names: tuple[str, ...]
    values: NDArray[np.float32]  # (n, features), the leader's first
    swapped: NDArray[np.bool_]  # (n,) B is the leader
    mirror: NDArray[np.bool_]  # (n,) both sides are the same to the model, so each wins half

    @property
    def schema_hash(self) -> str:
        return schema_hash(self.names)


def schema_hash(names: Sequence[str]) -> str:
    """Return what a model and its inputs must agree on."""
    return hashlib.sha256("\n".join([f"version {_VERSION}", *names]).encode()).hexdigest()[:16]


def features(tables: BattleTables, duels: Duels) -> DuelFeatures:
    strike_a, strike_b = strikes(tables, duels.a, duels.b), strikes(tables, duels.b, duels.a)
    fallen_b = ko_by_turn(strike_a, possible_uses(tables, duels.a.move))
    fallen_a = ko_by_turn(strike_b, possible_uses(tables, duels.b.move))
    of_a = side_columns(tables, duels.a, duels.b, strike_a, fallen_b)
    of_b = side_columns(tables, duels.b, duels.a, strike_b, fallen_a)
    a, b = (np.stack(list(columns.values()), axis=1) for columns in (of_a, of_b))
    swapped, mirror = _order(a, b)
    race_of_a, race_of_b = race(of_a["first"], fallen_b, fallen_a), race(of_b["first"], fallen_a, fallen_b)
    flipped = swapped[:, None]
    values = [np.where(swapped, race_of_b, race_of_a)[:, None], np.where(flipped, b, a), np.where(flipped, a, b)]
    return DuelFeatures(
        names=("race", *(f"own_{name}" for name in of_a), *(f"foe_{name}" for name in of_a)),
        values=np.concatenate(values, axis=1).astype(np.float32),
        swapped=swapped,
        mirror=mirror,
    )


def towards_a(by_leader: NDArray[np.float64], seen: DuelFeatures) -> NDArray[np.float64]:
    """Turn the leader's chance of winning into A's, and back."""
    return np.where(seen.mirror, 0.5, np.where(seen.swapped, 1 - by_leader, by_leader))


def _order(a: NDArray[np.float64], b: NDArray[np.float64]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Say of each row whether B leads, and whether nothing sets the sides apart."""
    differs = a != b
    column = differs.argmax(axis=1)
    rows = np.arange(len(a))
    return b[rows, column] > a[rows, column], ~differs.any(axis=1)
