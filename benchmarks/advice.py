"""Counters and teams, asked in this process: `python -m benchmarks.advice` writes docs/benchmarks/advice.md.

A folder that is named after it, and that has a model and its atlas, spares the ten minutes that they take.
"""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.combatant import choose_among, train
from benchmarks.machine import machine
from benchmarks.served_atlas import container_on, folder_with_a_model, have_the_atlas_built

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from app.container.container import Container
    from app.domain.battle.combatant import Contender
    from app.domain.pokedex.pokedex import Pokedex

    Answer = Callable[[], object]

ROUNDS: Final = 21
TEAM, MOVES = 6, 4
LIMIT: Final = 10
UNTRAINED, TRAINED, TEAMS = "counters, untrained", "counters, trained opponent", "two teams of six, all trained"
MOST_MILLISECONDS: Final = {UNTRAINED: 5, TRAINED: 500, TEAMS: 60}
REPORT: Final = Path(__file__).parent.parent / "docs" / "benchmarks" / "advice.md"
_ASKED: Final = {
    UNTRAINED: "everybody else with every move against another opponent each time",
    TRAINED: "the same opponents with random AVs at level 53",
    TEAMS: "four moves each, random AVs and levels from 40 to 60",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """Seconds."""

    passed: float
    worked: float
    """By all processors together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What is asked: never the same twice."""

    container: Container
    pokedex: Pokedex
    dice: np.random.Generator

    def in_turn(self) -> Iterator[Mapping[str, Answer]]:
        able = [one.slug for one in self.pokedex.pokemon if len(self.pokedex.damaging_moves(one.slug)) >= MOVES]
        while True:
            slug = str(self.dice.choice(able))
            own, foe = ([self._chosen(str(one)) for one in self.dice.choice(able, TEAM, replace=False)] for _ in "ab")
            yield {
                UNTRAINED: self._counters(choose_among(self.pokedex, train(self.pokedex, pokemon=slug), [])),
                TRAINED: self._counters(self._trained(slug, level=53, moves=[])),
                TEAMS: self._teams(own, foe),
            }

    def _counters(self, opponent: Contender) -> Answer:
        return lambda: self.container.find_counters()(opponent=opponent, limit=LIMIT)

    def _teams(self, own: list[Contender], foe: list[Contender]) -> Answer:
        return lambda: self.container.compare_teams()(own=own, foe=foe)

    def _chosen(self, slug: str) -> Contender:
        moves = [one.slug for one in self.pokedex.damaging_moves(slug)]
        some = self.dice.choice(moves, MOVES, replace=False).tolist()
        return self._trained(slug, level=int(self.dice.integers(40, 61)), moves=some)

    def _trained(self, slug: str, *, level: int, moves: list[str]) -> Contender:
        hp, attack, defence, special_attack, special_defence, speed = self.dice.integers(0, 201, 6).tolist()
        avs = (hp, attack, defence, special_attack, special_defence, speed)
        return choose_among(self.pokedex, train(self.pokedex, pokemon=slug, level=level, avs=avs), moves)


def main() -> None:
    with ExitStack() as stack:
        folder = folder_with_a_model(stack)
        have_the_atlas_built(folder)
        container = container_on(folder)
        stack.callback(container.prediction_repository().close)
        container.follow_production().predictor().look()
        pokedex = container.pokedex_repository().get()
        where = machine()
        timed = _race(Questions(container=container, pokedex=pokedex, dice=np.random.default_rng(5)))
    text = _report(timed, where)
    REPORT.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    slow = [name for name, most in MOST_MILLISECONDS.items() if 1000 * median(one.passed for one in timed[name]) > most]
    sys.exit(f"Too slow: {', '.join(slow)}." if slow else 0)


def _race(questions: Questions) -> dict[str, list[Timed]]:
    timed: dict[str, list[Timed]] = {name: [] for name in MOST_MILLISECONDS}
    for _, asked in zip(range(ROUNDS + 1), questions.in_turn(), strict=False):
        for name, answer in asked.items():
            start, worked = time.perf_counter(), time.process_time()
            answer()
            timed[name].append(Timed(passed=time.perf_counter() - start, worked=time.process_time() - worked))
    # The first round warms up.
    return {name: measured[1:] for name, measured in timed.items()}


def _report(timed: Mapping[str, list[Timed]], where: str) -> str:
    rows = [
        f"| {name} | {_ASKED[name]} | {1000 * median(one.passed for one in measured):.1f} "
        f"| {1000 * max(one.passed for one in measured):.1f} | {1000 * median(one.worked for one in measured):.1f} "
        f"| {MOST_MILLISECONDS[name]} |\n"
        for name, measured in timed.items()
    ]
    return (
        "# Counters and teams\n\n"
        f"Written by `python -m benchmarks.advice`: {ROUNDS} rounds in one process, the questions in turn, "
        f"{where}. The model in production with its atlas answers, and each answer is kept.\n\n"
        "| | what is asked | median ms | slowest ms | of processors, median ms | may take ms |\n"
        f"|---|---|---|---|---|---|\n{''.join(rows)}"
    )


if __name__ == "__main__":
    main()
