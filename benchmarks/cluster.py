"""How much faster two workers build a dataset than one, measured in turns: `python -m benchmarks.cluster`."""

from __future__ import annotations

import logging
import os
import platform
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import distributed

from app.application.build_dataset import BuildDataset
from app.application.ports.duel_dataset import DatasetPlan
from app.container.clustering import own_simulator, part_player
from app.domain.battle.engine.play import RULES_VERSION
from app.domain.prediction.draws import LESSONS, draws_version
from app.infrastructure.learning.parquet_duel_dataset import FAST, ParquetDuelDataset
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from benchmarks.cluster_report import write_report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.application.ports.part_player import PartPlayer
    from app.domain.pokedex.pokedex import Pokedex

ROOT: Final = Path(__file__).parent.parent
LEAST_RATIO: Final = 1.8
ROUNDS: Final = 5
DUELS, PART, BATTLES, HELD_OUT_BATTLES = 120_000, 2_500, 200, 400
"""The battles are those of `learn dataset`."""
ALONE, ONE, TWO = "this process, one thread", "one worker", "two workers"


def main() -> None:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    with ExitStack() as stack:
        # Both are there all the time, and the one that is not asked is idle.
        clusters: dict[str, PartPlayer | None] = {
            ONE: part_player(own_simulator, stack.enter_context(_workers(1)).scheduler_address),
            TWO: part_player(own_simulator, stack.enter_context(_workers(2)).scheduler_address),
        }
        seconds = _race(pokedex, {ALONE: None, **clusters})
    ratio = median(one / two for one, two in zip(seconds[ONE], seconds[TWO], strict=True))
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    sys.stdout.write(write_report(ROOT / "docs" / "benchmarks", seconds, DUELS, ratio, machine))
    if ratio < LEAST_RATIO:
        sys.exit(f"Two workers must build at least {LEAST_RATIO} times as fast as one; they were {ratio:.2f}.")


def _workers(count: int) -> distributed.LocalCluster:
    return distributed.LocalCluster(
        n_workers=count,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.ERROR,
    )


def _race(pokedex: Pokedex, contestants: Mapping[str, PartPlayer | None]) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    checksums = set()
    for _ in range(ROUNDS + 1):
        for name, cluster in contestants.items():
            start = time.perf_counter()
            checksums.add(_build(pokedex, cluster))
            seconds[name].append(time.perf_counter() - start)
    if len(checksums) > 1:
        sys.exit("The datasets were not the same.")
    # The first round warms up.
    return {name: measured[1:] for name, measured in seconds.items()}


def _build(pokedex: Pokedex, cluster: PartPlayer | None) -> str:
    plan = DatasetPlan(
        duels=DUELS,
        battles=BATTLES,
        held_out_battles=HELD_OUT_BATTLES,
        seed=42,
        part_size=PART,
        mixture=LESSONS,
        rules_version=RULES_VERSION,
        draws_version=draws_version(pokedex),
    )
    with TemporaryDirectory() as name:
        folder = Path(name)
        dataset = ParquetDuelDataset(
            folder / "lessons", folder / "parts", rules_version=RULES_VERSION, compression_level=FAST
        )
        build = BuildDataset(pokedex=pokedex, simulator=own_simulator(pokedex), dataset=dataset, cluster=cluster)
        return build(plan=plan).checksum


if __name__ == "__main__":
    main()
