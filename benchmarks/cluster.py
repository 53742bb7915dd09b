"""How much faster two workers build a dataset than one, measured in turns: `python -m benchmarks.cluster`."""

from __future__ import annotations

import logging
import os
import platform
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import distributed

from app.application.build_dataset import BuildDataset
from app.application.dataset_part import part_of
from app.application.ports.duel_dataset import DatasetPlan
from app.container.clustering import own_simulator, part_player
from app.domain.battle.engine.play import RULES_VERSION
from app.domain.prediction.draws import LESSONS, draws_version
from app.infrastructure.learning.parquet_duel_dataset import FAST, ParquetDuelDataset
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from benchmarks.cluster_report import write_report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.application.ports.part_player import PartPlayer
    from app.domain.pokedex.pokedex import Pokedex

ROOT: Final = Path(__file__).parent.parent
LEAST_RATIO: Final = 1.8
ROUNDS: Final = 5
DUELS, PART, BATTLES, HELD_OUT_BATTLES = 120_000, 2_500, 200, 400
"""The battles are those of `learn dataset`."""
ALONE, ONE, TWO = "this process, one thread", "one worker", "two workers"
ONE_PLAYS, TWO_PLAY = "one process, playing alone", "two processes, each playing half"
"""Without Dask, and without keeping anything: what this machine has to give."""


def main() -> None:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    with ExitStack() as stack:
        # All are there all the time, and those that are not asked are idle.
        addresses = [stack.enter_context(_workers(count)).scheduler_address for count in (1, 2)]
        one, two = (part_player(own_simulator, address) for address in addresses)
        players = [stack.enter_context(_players(count)) for count in (1, 2)]
        seconds = _race(
            {
                ALONE: partial(_build, pokedex, None),
                ONE: partial(_build, pokedex, one),
                TWO: partial(_build, pokedex, two),
                ONE_PLAYS: partial(_play, pokedex, players[0], 1),
                TWO_PLAY: partial(_play, pokedex, players[1], 2),
            }
        )
    ratio, ceiling = _ratio(seconds, ONE, TWO), _ratio(seconds, ONE_PLAYS, TWO_PLAY)
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    sys.stdout.write(write_report(ROOT / "docs" / "benchmarks", seconds, DUELS, (ratio, ceiling), machine))
    if ratio < LEAST_RATIO:
        sys.exit(f"Two workers must build at least {LEAST_RATIO} times as fast as one; they were {ratio:.2f}.")


def _ratio(seconds: Mapping[str, Sequence[float]], slow: str, fast: str) -> float:
    return median(one / two for one, two in zip(seconds[slow], seconds[fast], strict=True))


def _workers(count: int) -> distributed.LocalCluster:
    return distributed.LocalCluster(
        n_workers=count,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.ERROR,
    )


def _players(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"))


def _race(contestants: Mapping[str, Callable[[], str | None]]) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    checksums = set()
    for _ in range(ROUNDS + 1):
        for name, work in contestants.items():
            start = time.perf_counter()
            checksums.add(work())
            seconds[name].append(time.perf_counter() - start)
    if len(checksums - {None}) > 1:
        sys.exit("The datasets were not the same.")
    # The first round warms up.
    return {name: measured[1:] for name, measured in seconds.items()}


def _play(pokedex: Pokedex, processes: ProcessPoolExecutor, count: int) -> None:
    plan = _plan(pokedex)
    shares = [range(first, plan.parts, count) for first in range(count)]
    list(processes.map(_play_parts, [pokedex] * count, [plan] * count, shares))


def _play_parts(pokedex: Pokedex, plan: DatasetPlan, numbers: Sequence[int]) -> None:
    simulator = own_simulator(pokedex)
    for number in numbers:
        part_of(plan, number, pokedex, simulator)


def _plan(pokedex: Pokedex) -> DatasetPlan:
    return DatasetPlan(
        duels=DUELS,
        battles=BATTLES,
        held_out_battles=HELD_OUT_BATTLES,
        seed=42,
        part_size=PART,
        mixture=LESSONS,
        rules_version=RULES_VERSION,
        draws_version=draws_version(pokedex),
    )


def _build(pokedex: Pokedex, cluster: PartPlayer | None) -> str:
    with TemporaryDirectory() as name:
        folder = Path(name)
        dataset = ParquetDuelDataset(
            folder / "lessons", folder / "parts", rules_version=RULES_VERSION, compression_level=FAST
        )
        build = BuildDataset(pokedex=pokedex, simulator=own_simulator(pokedex), dataset=dataset, cluster=cluster)
        return build(plan=_plan(pokedex)).checksum


if __name__ == "__main__":
    main()
