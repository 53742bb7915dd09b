"""Other ways to have the answers to duels of untrained Pokémon ready."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.prediction.atlas import to_cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.domain.prediction.atlas import Atlas

    Entries = NDArray[np.int64]
    Way = Callable[[Entries, Entries], object]


def crossed(a: Entries, b: Entries) -> tuple[Entries, Entries]:
    return np.repeat(a, len(b)), np.tile(b, len(a))


def square(atlas: Atlas) -> Way:
    everybody = np.arange(len(atlas.index.pokemon))
    a, b = crossed(everybody, everybody)
    cells = to_cells(*atlas.look_up(a, b)).reshape(len(everybody), -1)

    def look_up(a: Entries, b: Entries) -> object:
        found = cells[a, b]
        return (found & 0xFFFF) / 65_536, (found >> 16).astype(np.uint16).view(np.float16).astype(np.float64)

    return look_up


def lru_cache(atlas: Atlas) -> Way:
    """A dictionary that is already warm, and moves what was asked for to its end."""
    kept: OrderedDict[tuple[int, int], tuple[float, float]] = OrderedDict()

    def look_up(a: Entries, b: Entries) -> object:
        pairs = list(zip(a.tolist(), b.tolist(), strict=True))
        if not all(pair in kept for pair in pairs):
            chance, turns = atlas.look_up(a, b)
            kept.update(zip(pairs, zip(chance.tolist(), turns.tolist(), strict=True), strict=True))
        for pair in pairs:
            kept.move_to_end(pair)
        return [kept[pair] for pair in pairs]

    return look_up


def sqlite_table(atlas: Atlas, a: Entries, b: Entries) -> Way:
    """A table in memory, of these very duels only."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE answers (a INTEGER, b INTEGER, chance REAL, turns REAL, PRIMARY KEY (a, b))")
    columns: tuple[NDArray[Any], ...] = (a, b, *atlas.look_up(a, b))
    rows = zip(*(column.tolist() for column in columns), strict=True)
    database.executemany("INSERT INTO answers VALUES (?, ?, ?, ?)", rows)
    question = "SELECT chance, turns FROM answers WHERE a = ? AND b = ?"

    def look_up(a: Entries, b: Entries) -> object:
        pairs = zip(a.tolist(), b.tolist(), strict=True)
        return [database.execute(question, pair).fetchone() for pair in pairs]

    return look_up
