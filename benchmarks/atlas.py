"""Looking up duels of untrained Pokémon, beside other ways to have the answers ready: `python -m benchmarks.atlas`."""

from __future__ import annotations

import hashlib
import sys
import timeit
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.ports.atlas_repository import AtlasPlan
from app.application.ports.duel_dataset import Collection
from app.domain.battle.duels import Duels
from app.domain.battle.lineup import untrained
from app.domain.prediction.atlas import Atlas, AtlasIndex, to_cells
from app.domain.prediction.splits import Fold, folds
from app.infrastructure.learning.atlas_predictor import AtlasPredictor
from app.infrastructure.learning.file_atlas_repository import FileAtlasRepository
from app.infrastructure.learning.xgboost_predictor import XGBoostPredictor
from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from benchmarks.atlas_rivals import crossed, lru_cache, sqlite_table, square
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.played_duels import small_collection

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.domain.pokedex.pokedex import Pokedex
    from benchmarks.atlas_rivals import Entries, Way

ROOT: Final = Path(__file__).parent.parent
MOST_MICROSECONDS: Final = 100
"""For one pair of Pokémon, four moves against eighteen, from the question to the intervals."""
MODEL_DUELS: Final = 2000
"""So many at most are asked of the model, which takes its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    atlas: Atlas
    predictor: AtlasPredictor
    model: XGBoostPredictor


def main() -> None:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    dice = np.random.default_rng(1)
    index = AtlasIndex.of(pokedex)
    chance, turns = dice.random(index.duel_count), dice.uniform(1, 60, index.duel_count)
    _say_errors(chance)
    with TemporaryDirectory() as folder:
        model = _trained(pokedex, Path(folder))
        atlases = FileAtlasRepository(Path(folder) / "atlas")
        atlas = _opened(model, index, to_cells(chance, turns), atlases)
        predictor = AtlasPredictor(
            model=model, pokedex=FakePokedexRepository(pokedex), atlases=atlases, build=lambda _: None
        )
        predictor.look()
        questions = {"one pair": _one_pair(index), "all counters": _counters(index)}
        bench = _Bench(atlas=atlas, predictor=predictor, model=model)
        microseconds = {name: _race(bench, name, *pair) for name, pair in questions.items()}
    sys.exit(int(microseconds["one pair"] > MOST_MICROSECONDS))


def _trained(pokedex: Pokedex, folder: Path) -> XGBoostPredictor:
    """Return a model that has learnt little, and is as fast as one that has learnt much."""
    lessons = small_collection(pokedex, Collection.LESSONS, folder / "lessons").load(pokedex)
    fold = folds(pokedex, lessons.duels)
    learn, calibrate = (lessons.take(np.flatnonzero(fold == one)) for one in (Fold.TRAIN, Fold.CALIBRATION))
    artefact = XGBoostTrainer(pokedex=FakePokedexRepository(pokedex)).train(learn=learn, calibrate=calibrate, seed=1)
    return XGBoostPredictor(artefact=artefact, version="1", workers=1)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _say_errors(chance: NDArray[np.float64]) -> None:
    steps = np.abs(np.clip(np.rint(chance * 65_536), 1, 65_535) / 65_536 - chance).max()
    _say(f"largest error: half floats {np.abs(chance.astype(np.float16) - chance).max():.1e}, steps {steps:.1e}")


def _opened(
    model: XGBoostPredictor, index: AtlasIndex, cells: NDArray[np.uint32], atlases: FileAtlasRepository
) -> Atlas:
    plan = AtlasPlan.of(model, index, part_size=index.duel_count)
    atlases.keep_part(plan, 0, cells)
    atlases.seal(plan)
    opening = _best(lambda: atlases.load(plan)) / 1000
    digest = _best(lambda: hashlib.sha256(cells.data)) / 1000
    size = cells.nbytes / 2**20
    _say(f"{index.duel_count:,} duels, {size:.1f} MiB; opened in {opening:.1f} ms, of which SHA-256 {digest:.1f} ms")
    _say(f"the square of both ways of asking: {4 * len(index.pokemon) ** 2 / 2**20:.1f} MiB")
    return Atlas(index=index, cells=atlases.load(plan))


def _entries(index: AtlasIndex, slug: str) -> Entries:
    return np.flatnonzero(index.pokemon == index.pokedex.pokemon_positions[slug])


def _one_pair(index: AtlasIndex) -> tuple[Entries, Entries]:
    return crossed(_entries(index, "pikachu")[:4], _entries(index, "gengar")[:18])


def _counters(index: AtlasIndex) -> tuple[Entries, Entries]:
    return crossed(np.arange(len(index.pokemon)), _entries(index, "gengar")[:18])


def _race(bench: _Bench, name: str, a: Entries, b: Entries) -> float:
    """Return the microseconds that the whole answer takes."""
    _say(f"\n{name}: {len(a):,} duels")
    index = bench.atlas.index
    duels = Duels(
        a=untrained(index.pokedex, index.pokemon[a], index.move[a]),
        b=untrained(index.pokedex, index.pokemon[b], index.move[b]),
    )
    microseconds = _tell("the whole answer", len(a), lambda: bench.predictor.predict(duels, index.pokedex))
    ways: dict[str, Way] = {
        "triangle": bench.atlas.look_up,
        "square": square(bench.atlas),
        "LRU cache": lru_cache(bench.atlas),
        "SQLite": sqlite_table(bench.atlas, a, b),
    }
    for way, look_up in ways.items():
        _tell(f"look-up alone: {way}", len(a), partial(look_up, a, b))
    few = duels.take(slice(0, MODEL_DUELS))
    _tell("the model, one thread", len(few), lambda: bench.model.predict(few, index.pokedex))
    return microseconds


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
