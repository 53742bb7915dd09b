"""The features of a duel: the one place that training and serving both call."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np

from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.order import OrderedMatchups, SideOrder, in_order
from app.domain.battle.engine.play import ANY_ERROR, RULES_VERSION, play_duels
from app.domain.battle.engine.records import FIGHTER, MOVE, STRUGGLE
from app.domain.battle.outlook.outlook import OF_PAIR, OF_SIDE, outlooks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.battle.tables import BattleTables

_VERSION: Final = 3
"""Raise it when the meaning of a feature changes under the same name."""
_MOST_BATTLES: Final = 20_000
_SURE: Final = 0.003
"""Nearer to certainty than this, the outlook alone is not believed."""
_FIGHTER_FACTS: Final = tuple((FIGHTER.names or ())[1 : (FIGHTER.names or ()).index("hp")])
_MOVE_FACTS: Final = tuple(name for name in MOVE.names or () if name != "is_struggle")
_OF_RUN: Final = ("run_wins", "run_battles", "run_turns", "run_error")


@dataclass(frozen=True, slots=True, kw_only=True)
class DuelFeatures:
    """n duels as the model sees them: the side that moves first is its own, the other its foe.

    So exchanging the sides of a duel exchanges who leads and nothing else, and the answer turns around exactly.
    """

    names: tuple[str, ...]
    values: NDArray[np.float32]  # (n, features)
    margin: NDArray[np.float32]  # (n,) log odds of the leader's win, from which the model starts
    turns: NDArray[np.float64]  # (n,) expected length
    order: SideOrder

    @property
    def schema_hash(self) -> str:
        return schema_hash(self.names)

    def take(self, rows: NDArray[np.int64] | slice) -> DuelFeatures:
        return replace(
            self,
            values=self.values[rows],
            margin=self.margin[rows],
            turns=self.turns[rows],
            order=self.order.take(rows),
        )

    def only(self, names: Sequence[str]) -> DuelFeatures:
        """Keep these columns, in this order; where the model starts from stays as it is."""
        columns = [self.names.index(name) for name in names]
        return replace(self, names=tuple(names), values=self.values[:, columns])

    @classmethod
    def concatenate(cls, parts: Sequence[DuelFeatures]) -> Self:
        order = SideOrder(
            swapped=np.concatenate([part.order.swapped for part in parts]),
            mirror=np.concatenate([part.order.mirror for part in parts]),
        )
        return cls(
            names=parts[0].names,
            values=np.concatenate([part.values for part in parts]),
            margin=np.concatenate([part.margin for part in parts]),
            turns=np.concatenate([part.turns for part in parts]),
            order=order,
        )


def feature_names(doubt: float | None) -> tuple[str, ...]:
    """Return the names of the columns that `features` computes with this doubt."""
    sides = [f"{side}_{name}" for side in ("own", "foe") for name in OF_SIDE]
    facts = [f"{side}_{name}" for name in (*_FIGHTER_FACTS, *_MOVE_FACTS) for side in ("own", "foe")]
    return (*OF_PAIR, *sides, *facts, *(() if doubt is None else _OF_RUN))


def schema_hash(names: tuple[str, ...]) -> str:
    """Return what a model and its inputs must agree on."""
    return hashlib.sha256("\n".join([f"version {_VERSION}, rules {RULES_VERSION}", *names]).encode()).hexdigest()[:16]


def features(tables: BattleTables, duels: Duels, *, doubt: float | None) -> DuelFeatures:
    """Return what the arithmetic of damage says of each duel, and a short run of the engine.

    Without `doubt`, nothing is played. Else each duel is played until its win share is known this well (`play_duels`),
    always with the same dice.
    """
    return features_of_matchups(in_order(*matchups(tables, duels)), doubt=doubt)


def features_of_matchups(ordered: OrderedMatchups, *, doubt: float | None) -> DuelFeatures:
    """Return what `features` does, of duels that stand ready to be played."""
    outlook = outlooks(ordered.fighters, ordered.moves)
    columns = [outlook, *_facts(ordered)]
    wins, turns = np.clip(outlook[:, 0], _SURE, 1 - _SURE), outlook[:, OF_PAIR.index("turns")]
    if doubt is not None:
        run, wins, turns = _short_run(ordered, doubt)
        columns.append(run)
    return DuelFeatures(
        names=feature_names(doubt),
        values=np.concatenate(columns, axis=1, dtype=np.float32),
        margin=np.log(wins / (1 - wins)).astype(np.float32),
        turns=np.maximum(turns, 1.0),
        order=ordered.order,
    )


def _facts(ordered: OrderedMatchups) -> list[NDArray[Any]]:
    """Return (n, 2) columns of what either side and its move are, as the engine's records have it."""
    moves = ordered.moves[:, :, 1 - STRUGGLE]
    return [ordered.fighters[name] for name in _FIGHTER_FACTS] + [moves[name] for name in _MOVE_FACTS]


def _short_run(
    ordered: OrderedMatchups, doubt: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the (n, 4) columns of a run, the leader's share of wins, and the mean length."""
    tallies = play_duels(ordered.fighters, ordered.moves, ordered.seeds, _MOST_BATTLES, doubt, ANY_ERROR)
    battles = tallies[:, :3].sum(axis=1)
    # With half an imaginary win for either side, so that what never happened yet is not called impossible.
    wins = (tallies[:, 0] + tallies[:, 2] / 2 + 0.5) / (battles + 1)
    turns = tallies[:, 3] / battles
    return np.stack([wins, battles, turns, np.sqrt(wins * (1 - wins) / battles)], axis=1), wins, turns
