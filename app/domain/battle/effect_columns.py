from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from app.domain.pokedex.moves import Move, MoveEffect

_Key = tuple[str, str, str | None, str | None]


class EffectColumns:
    """The effects of moves as arrays: one value for each move, in the order of the Pokédex."""

    __slots__ = ("_columns", "_moves")

    def __init__(self, moves: Sequence[Move]) -> None:
        self._moves = tuple(moves)
        self._columns: dict[_Key, NDArray[np.float64]] = {}

    def present(self, kind: str) -> NDArray[np.bool_]:
        return self.chances(kind) > 0

    def chances(self, kind: str, *, target: str | None = None, stat: str | None = None) -> NDArray[np.float64]:
        """Return the chance (0-1) that each move has this effect; 0 where it never has."""
        return self._column(("chance", kind, target, stat), lambda effect: effect.chance / 100)

    def sizes(self, kind: str, *, target: str | None = None, stat: str | None = None) -> NDArray[np.float64]:
        """Return the size of this effect of each move, in its own unit, times its chance; 0 where it is absent."""
        return self._column(("size", kind, target, stat), lambda effect: (effect.value or 0) * effect.chance / 100)

    def _column(self, key: _Key, fact: Callable[[MoveEffect], float]) -> NDArray[np.float64]:
        if key not in self._columns:
            _, kind, target, stat = key
            totals = [sum(map(fact, _matching(one, kind, target, stat))) for one in self._moves]
            self._columns[key] = np.array(totals, dtype=np.float64)
        return self._columns[key]


def _matching(move: Move, kind: str, target: str | None, stat: str | None) -> Iterator[MoveEffect]:
    for effect in move.effects:
        if effect.kind == kind and target in {None, effect.target} and stat in {None, effect.stat}:
            yield effect
