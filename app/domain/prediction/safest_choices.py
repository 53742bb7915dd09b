"""The safest move of each of many contenders against one opponent, without weighing every pair of moves.

A move is worth what it wins against the reply that is best against it. Each reply that is weighed says how much its
move is worth at most; a move that is weighed against every reply, how much the contender's best is worth at least. What
is worth at most that much is left alone, as alpha-beta search does, so the answer is that of weighing everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Weigh = Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.float64]]


def safest_choices(
    weigh: Weigh, starts: NDArray[np.int64], replies: int, first_guess: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return, for each of n contenders, the row of its safest move and the reply that is best against that.

    Args:
        weigh: gives the (d,) win probabilities of d rows against d replies.
        starts: (n + 1,) the rows of contender i are starts[i] to starts[i + 1].
        replies: how many the opponent can choose from.
        first_guess: (rows,) the greater, the sooner a move is weighed; it decides how long this takes and nothing else.
    """
    search = _Search(weigh, starts, replies)
    search.weigh_fully(_greatest(first_guess, starts))
    while search.is_open():
        search.weigh_against_best_reply()
        search.weigh_fully(search.most_promising())
    return search.best_row, search.best_reply


class _Search:
    def __init__(self, weigh: Weigh, starts: NDArray[np.int64], replies: int) -> None:
        self._weigh, self._starts, self._replies = weigh, starts, replies
        self._owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        self._at_most = np.full((len(self._owner)), np.inf)
        self._weighed = np.zeros((len(self._owner), replies), dtype=np.bool_)
        self._at_least = np.full(len(starts) - 1, -np.inf)
        self.best_row = np.zeros(len(starts) - 1, dtype=np.int64)
        self.best_reply = np.zeros(len(starts) - 1, dtype=np.int64)

    def is_open(self) -> bool:
        return bool(self._promising().any())

    def most_promising(self) -> NDArray[np.int64]:
        """Return, for each contender that has any, the row that may still be worth most."""
        worth = np.where(self._promising(), self._at_most, -np.inf)
        rows = _greatest(worth, self._starts)
        return rows[worth[rows] > -np.inf]

    def weigh_against_best_reply(self) -> None:
        """Weigh what is promising against the reply that was best so far: it is often the best against others too."""
        rows = np.flatnonzero(self._promising())
        reply = self.best_reply[self._owner[rows]]
        new = ~self._weighed[rows, reply]
        self._note(rows[new], reply[new])

    def weigh_fully(self, rows: NDArray[np.int64]) -> None:
        """Weigh these rows, no two of one contender, against every reply."""
        worth = self._note_all(rows)
        owner = self._owner[rows]
        reply = worth.argmin(axis=1)
        least = worth[np.arange(len(rows)), reply]
        self._at_most[rows] = -np.inf  # nothing more is to be learnt of them
        better = least > self._at_least[owner]
        self._at_least[owner[better]] = least[better]
        self.best_row[owner[better]], self.best_reply[owner[better]] = rows[better], reply[better]

    def _note_all(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        every = np.tile(np.arange(self._replies), len(rows))
        return self._note(np.repeat(rows, self._replies), every).reshape(len(rows), self._replies)

    def _note(self, rows: NDArray[np.int64], replies: NDArray[np.int64]) -> NDArray[np.float64]:
        worth = self._weigh(rows, replies)
        np.minimum.at(self._at_most, rows, worth)
        self._weighed[rows, replies] = True
        return worth

    def _promising(self) -> NDArray[np.bool_]:
        return self._at_most > self._at_least[self._owner]


def _greatest(values: NDArray[np.float64], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the row of the greatest value of each contender, the first where several are."""
    owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    order = np.lexsort((-values, owner))
    return np.asarray(order[starts[:-1]])
