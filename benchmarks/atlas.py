"""Looking up duels of untrained Pokémon, beside other ways to have the answers ready: `python -m benchmarks.atlas`."""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import timeit
from collections import OrderedDict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.application.ports.atlas_repository import AtlasPlan
from app.domain.battle.duels import Duels
from app.domain.battle.lineup import untrained
from app.domain.prediction.atlas import Atlas, AtlasOrigin, Roster, to_cells
from app.domain.prediction.intervals import IntervalTable
from app.infrastructure.learning.file_atlas_repository import FileAtlasRepository
from app.infrastructure.learning.forecasts import forecasts_of
from app.infrastructure.simulation.engine_predictor import EnginePredictor
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Entries = NDArray[np.int64]
    Way = Callable[[Entries, Entries], object]

ROOT: Final = Path(__file__).parent.parent
MOST_MICROSECONDS: Final = 100
"""For one pair of Pokémon, four moves against eighteen, from the question to the intervals."""
INTERVALS: Final = IntervalTable(
    doubts=tuple(np.linspace(0.02, 0.5, 12).tolist()), half_widths=tuple(np.linspace(0.01, 0.1, 12).tolist())
)


def main() -> None:
    roster = Roster.of(BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex)
    dice = np.random.default_rng(1)
    chance, turns = dice.random(roster.duel_count), dice.uniform(1, 60, roster.duel_count)
    _say_errors(chance)
    cells = to_cells(chance, turns)
    with TemporaryDirectory() as folder:
        atlas = _opened(roster, cells, FileAtlasRepository(Path(folder)))
        questions = {"one pair": _one_pair(roster), "all counters": _counters(roster)}
        microseconds = {name: _race(atlas, name, *question) for name, question in questions.items()}
    sys.exit(int(microseconds["one pair"] > MOST_MICROSECONDS))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _say_errors(chance: NDArray[np.float64]) -> None:
    steps = np.abs(np.clip(np.rint(chance * 65_536), 1, 65_535) / 65_536 - chance).max()
    _say(f"largest error: half floats {np.abs(chance.astype(np.float16) - chance).max():.1e}, steps {steps:.1e}")


def _opened(roster: Roster, cells: NDArray[np.uint32], atlases: FileAtlasRepository) -> Atlas:
    names = ("rules_version", "model_version", "model_checksum", "feature_schema", "pokedex")
    plan = AtlasPlan(
        origin=AtlasOrigin(**dict.fromkeys(names, "benchmark")), duels=roster.duel_count, part_size=roster.duel_count
    )
    atlases.keep_part(plan, 0, cells)
    atlases.seal(plan)
    opening = _best(lambda: atlases.load(plan)) / 1000
    digest = _best(lambda: hashlib.sha256(cells.data)) / 1000
    size = cells.nbytes / 2**20
    _say(f"{roster.duel_count:,} duels, {size:.1f} MiB; opened in {opening:.1f} ms, of which SHA-256 {digest:.1f} ms")
    _say(f"the square of both ways of asking: {4 * len(roster.pokemon) ** 2 / 2**20:.1f} MiB")
    return Atlas(roster=roster, cells=atlases.load(plan))


def _entries(roster: Roster, slug: str) -> Entries:
    return np.flatnonzero(roster.pokemon == roster.pokedex.pokemon_positions[slug])


def _one_pair(roster: Roster) -> tuple[Entries, Entries]:
    return _crossed(_entries(roster, "pikachu")[:4], _entries(roster, "gengar")[:18])


def _counters(roster: Roster) -> tuple[Entries, Entries]:
    return _crossed(np.arange(len(roster.pokemon)), _entries(roster, "gengar")[:18])


def _crossed(a: Entries, b: Entries) -> tuple[Entries, Entries]:
    return np.repeat(a, len(b)), np.tile(b, len(a))


def _race(atlas: Atlas, name: str, a: Entries, b: Entries) -> float:
    """Return the microseconds that the whole answer takes."""
    _say(f"\n{name}: {len(a):,} duels")
    roster = atlas.roster
    duels = Duels(
        a=untrained(roster.pokedex, roster.pokemon[a], roster.move[a]),
        b=untrained(roster.pokedex, roster.pokemon[b], roster.move[b]),
    )

    def whole() -> object:
        chance, turns = atlas.look_up(roster.find(duels.a), roster.find(duels.b))
        return forecasts_of(chance, turns, INTERVALS, width=None)

    microseconds = _tell("atlas, with the question understood and intervals", len(a), whole)
    ways = {
        "triangle": atlas.look_up,
        "square": _square(atlas),
        "LRU cache": _lru(atlas),
        "SQLite": _sqlite(atlas, a, b),
    }
    for way, look_up in ways.items():
        _tell(f"look-up alone: {way}", len(a), lambda look_up=look_up: look_up(a, b))
    few = duels.take(slice(0, 2000))
    engine = EnginePredictor(workers=1)
    _tell("our engine, 2,000 duels at most", len(few), lambda: engine.predict(few, roster.pokedex))
    return microseconds


def _square(atlas: Atlas) -> Way:
    everybody = np.arange(len(atlas.roster.pokemon))
    a, b = _crossed(everybody, everybody)
    square = to_cells(*atlas.look_up(a, b)).reshape(len(everybody), -1)

    def look_up(a: Entries, b: Entries) -> object:
        found = square[a, b]
        return (found & 0xFFFF) / 65_536, (found >> 16).astype(np.uint16).view(np.float16).astype(np.float64)

    return look_up


def _lru(atlas: Atlas) -> Way:
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


def _sqlite(atlas: Atlas, a: Entries, b: Entries) -> Way:
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


def _tell(what: str, duels: int, answer: Callable[[], object]) -> float:
    microseconds = _best(answer)
    _say(f"  {what:50} {microseconds:12,.1f} µs {1000 * microseconds / duels:12,.1f} ns a duel")
    return microseconds


def _best(answer: Callable[[], object]) -> float:
    """Return the microseconds of the fastest of some rounds, after one that is not counted."""
    answer()
    timer = timeit.Timer(answer)
    once = timer.timeit(1)
    number = max(1, int(0.1 / once))
    return 1_000_000 * min(timer.timeit(number) for _ in range(5)) / number


if __name__ == "__main__":
    main()
