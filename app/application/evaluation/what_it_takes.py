"""What needs training: how the marks change with the lessons, with what is told, and with the size."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.evaluation.work import chance_of_a
from app.domain.prediction.bootstrap import grouped_mean
from app.domain.prediction.document import Figure, Line, Section, Table
from app.domain.prediction.feature_groups import feature_groups

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.application.evaluation.work import Work
    from app.domain.prediction.bootstrap import Estimate
    from app.domain.prediction.features import DuelFeatures

ALONE: Final = "the model alone"
OVER_A_RUN: Final = "the model over a short run"
SHAPES: Final = ((50, 4), (150, 4), (150, 6), (300, 6), (300, 7), (600, 7), (300, 9))
"""Rounds and depth."""


def learning_curve(work: Work, tell: Callable[[float], None]) -> Section:
    counts = [count for count in work.sizes.curve if count <= len(work.lessons(max(work.sizes.curve)))]
    kinds = {OVER_A_RUN: work.tools.doubt, ALONE: None}
    found: dict[str, list[Estimate]] = {name: [] for name in kinds}
    steps = len(kinds) * sum(counts)
    done = 0
    for name, doubt in kinds.items():
        for count in counts:
            learned = work.fit(work.seen(count, doubt), work.lessons(count))
            found[name].append(_true_error(work, chance_of_a(learned, work.exam_seen(doubt))))
            done += count
            tell(done / steps)
    return Section(
        name="curve",
        title="How much it learns from more lessons",
        words=(
            (
                "The same settings, learning from the first so many lessons; before calibration, which changes little. "
                "Errors are without noise, on all duels of the exam; the bars are 95 % intervals."
            ),
        ),
        tables=(
            Table(
                title="MAE without noise",
                columns=("lessons", *found),
                rows=tuple((count, *(one[at].text(5) for one in found.values())) for at, count in enumerate(counts)),
            ),
        ),
        figures=(
            Figure(
                name="learning-curve",
                title="Learning curve",
                x="lessons",
                y="MAE without noise",
                x_is_log=True,
                y_is_log=True,
                lines=tuple(_line(name, counts, estimates) for name, estimates in found.items()),
            ),
        ),
    )


def _line(name: str, counts: list[int], estimates: list[Estimate]) -> Line:
    return Line(
        name=name,
        x=tuple(float(count) for count in counts),
        y=tuple(one.value for one in estimates),
        low=tuple(one.low for one in estimates),
        high=tuple(one.high for one in estimates),
    )


def ablation(work: Work, tell: Callable[[float], None]) -> Section:
    rows = []
    tests = [(kind, group) for kind in (work.tools.doubt, None) for group in ("nothing", *feature_groups(None))]
    whole: NDArray[np.float64] = np.zeros(0)
    for step, (doubt, group) in enumerate(tests):
        seen, exam_seen = (_without(one, group) for one in (work.seen(work.sizes.sample, doubt), work.exam_seen(doubt)))
        error = np.abs(chance_of_a(work.fit(seen, work.sample), exam_seen) - work.examined().truth)
        whole = error if group == "nothing" else whole
        worse = grouped_mean(error - whole, work.exam_groups)
        told = OVER_A_RUN if doubt else ALONE
        rows.append((told, group, len(seen.names), float(error.mean()), worse.text(5) if group != "nothing" else None))
        tell((step + 1) / len(tests))
    return Section(
        name="ablation",
        title="What it owes to what it is told",
        words=(
            (
                f"Each line is a model that learnt from {len(work.sample):,} lessons without one group of features. "
                "The model alone starts from the odds that the arithmetic gives; without the arithmetic, it starts "
                "from even odds. Without the run, the model over a run is the model alone."
            ),
        ),
        tables=(
            Table(
                title="MAE without noise, when a group of features is missing",
                columns=("model", "without", "features left", "MAE", "more by (95 % interval)"),
                rows=tuple(rows),
            ),
        ),
    )


def _without(seen: DuelFeatures, group: str) -> DuelFeatures:
    if group == "nothing":
        return seen
    left = seen.only([name for name in seen.names if name not in feature_groups(None)[group]])
    starts_from_run = "run_wins" in seen.names
    return left if group != "the arithmetic" or starts_from_run else replace(left, margin=np.zeros_like(left.margin))


def size_and_speed(work: Work, tell: Callable[[float], None]) -> Section:
    rows = []
    doubt = work.tools.doubt
    seen, exam_seen = work.seen(work.sizes.sample, doubt), work.exam_seen(doubt)
    for step, (rounds, depth) in enumerate(SHAPES):
        start = work.tools.clock()
        learned = work.fit(seen, work.sample, work.tools.sized_learner(rounds=rounds, depth=depth))
        trained = work.tools.clock() - start
        start = work.tools.processor_clock()
        forecast = chance_of_a(learned, exam_seen)
        microseconds = (work.tools.processor_clock() - start) / len(forecast) * 1e6
        error = _true_error(work, forecast)
        rows.append((rounds, depth, error.text(5), learned.size, trained, microseconds, error.value))
        tell((step + 1) / len(SHAPES))
    line = Line(
        name=OVER_A_RUN,
        x=tuple(float(row[5]) for row in rows),
        y=tuple(float(row[6]) for row in rows),
        labels=tuple(f"{row[0]} × depth {row[1]}" for row in rows),
    )
    return Section(
        name="size",
        title="Size against speed",
        words=(
            (
                "Time is that of the trees alone, on one thread; what they are told, a run of the engine above all, "
                "takes much longer and is the same for all (see “The same time for each”)."
            ),
        ),
        tables=(
            Table(
                title="Trees",
                columns=("trees", "depth", "MAE without noise", "bytes", "seconds to train", "µs per duel"),
                rows=tuple(row[:6] for row in rows),
            ),
        ),
        figures=(
            Figure(
                name="size",
                title="Size against speed",
                x="µs per duel",
                y="MAE without noise",
                lines=(line,),
                x_is_log=True,
            ),
        ),
    )


def _true_error(work: Work, forecast: NDArray[np.float64]) -> Estimate:
    return grouped_mean(np.abs(forecast - work.examined().truth), work.exam_groups)
