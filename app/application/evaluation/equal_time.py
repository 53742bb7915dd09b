"""What needs training: who forecasts best in the same time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.evaluation.work import chance_of_a
from app.domain.prediction.bootstrap import grouped_mean
from app.domain.prediction.document import Figure, Line, Section, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.application.evaluation.work import Work
    from app.domain.battle.duels import Duels
    from app.domain.prediction.document import Cell

ENGINE: Final = "the engine alone"
MODEL: Final = "the model alone"
MODEL_OVER_RUN: Final = "the model over a run"
_REPEATS: Final = 3
_MICRO: Final = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    name: str
    doubt: float | None
    regret: float
    """Mean squared distance from the truth."""
    regret_low: float
    regret_high: float
    error: float
    """Mean absolute distance from the truth."""
    microseconds: tuple[float, ...]
    """For each duel, by how many are asked about at once."""


def equal_time(work: Work, tell: Callable[[float], None]) -> Section:
    sizes = work.sizes
    rivals: list[tuple[str, float | None]] = [(ENGINE, doubt) for doubt in sizes.engine_doubts]
    rivals += [(MODEL, None), *((MODEL_OVER_RUN, doubt) for doubt in sizes.doubts)]
    found = []
    for step, (name, doubt) in enumerate(rivals):
        found.append(_measure(work, name, doubt))
        tell((step + 1) / len(rivals))
    return Section(
        name="equal-time",
        title="The same time for each",
        words=(
            (
                "Regret is the mean squared distance from the truth: what the Brier score is above the best possible. "
                "All were timed in the same process, on one thread, by the time of the processor, asked about many "
                "duels at once and about a few; a run stops when the duel is known to within its doubt. Models are "
                "those before calibration."
            ),
            verdict(found),
        ),
        tables=(
            Table(
                title="Regret and time",
                columns=(
                    "who forecasts",
                    "doubt of the run",
                    "regret × 10⁶",
                    "95 % interval",
                    "MAE without noise",
                    *(f"µs per duel, {count} at once" for count in sizes.timed),
                    "regret × 10⁶ of the engine in that time",
                ),
                rows=tuple(_row(one, found) for one in found),
            ),
        ),
        figures=(
            Figure(
                name="equal-time",
                title=f"Regret against time, {sizes.timed[0]:,} duels at once",
                x="µs per duel, one thread",
                y="regret × 10⁶",
                x_is_log=True,
                y_is_log=True,
                lines=tuple(_line(name, found) for name in (ENGINE, MODEL, MODEL_OVER_RUN)),
            ),
        ),
    )


def engine_in(microseconds: float, found: list[Contestant]) -> float | None:
    """Return the regret of the engine alone in that time, between those that were measured; None outside them."""
    engine = sorted((one for one in found if one.name == ENGINE), key=lambda one: one.microseconds[0])
    times = [one.microseconds[0] for one in engine]
    if not times or not times[0] <= microseconds <= times[-1]:
        return None
    regrets = np.log([one.regret for one in engine])
    return float(np.exp(np.interp(np.log(microseconds), np.log(times), regrets)))


def verdict(found: list[Contestant]) -> str:
    """Say who is better than the engine alone in the same time, who is not, and by how much."""
    better: list[str] = []
    worse: list[str] = []
    for one in found:
        engine = engine_in(one.microseconds[0], found)
        if one.name == ENGINE or engine is None:
            continue
        told = one.name if one.doubt is None else f"{one.name} of doubt {one.doubt:g}"
        times = max(one.regret / engine, engine / one.regret)
        (better if one.regret < engine else worse).append(f"{told} ({times:.1f} times)")
    if not better and not worse:
        return "None of the models takes a time in which the engine was measured."
    return " ".join(
        (
            f"Less regret than the engine alone in the same time: {', '.join(better) or 'none of the models'}.",
            f"More: {', '.join(worse) or 'none'}.",
        )
    )


def _measure(work: Work, name: str, doubt: float | None) -> Contestant:
    answer: Callable[[Duels], NDArray[np.float64]]
    if name == ENGINE and doubt is not None:
        engine = work.tools.engine(doubt)
        answer = lambda duels: engine.predict(duels, work.pokedex).win_probability  # noqa: E731
        forecast = answer(work.exam.duels)
    else:
        learned = work.fit(work.seen(work.sizes.sample, doubt), work.sample)
        answer = lambda duels: chance_of_a(learned, work.tools.lone_reader.read(duels, doubt=doubt))  # noqa: E731
        forecast = chance_of_a(learned, work.exam_seen(doubt))
    off = forecast - work.examined().truth
    regret = grouped_mean(off**2, work.exam_groups)
    return Contestant(
        name=name,
        doubt=doubt,
        regret=regret.value,
        regret_low=regret.low,
        regret_high=regret.high,
        error=float(np.abs(off).mean()),
        microseconds=tuple(time_of(work, answer, count) for count in work.sizes.timed),
    )


def time_of(work: Work, answer: Callable[[Duels], NDArray[np.float64]], count: int) -> float:
    """Return the microseconds of a processor that each of `count` duels takes when they are asked about at once."""
    times, clock = [], work.tools.processor_clock
    repeats = max(_REPEATS, min(20, 1000 // count))
    for repeat in range(repeats):
        first = repeat * count % max(len(work.exam) - count, 1)
        duels = work.exam.duels.take(slice(first, first + count))
        start = clock()
        answer(duels)
        times.append((clock() - start) / len(duels))
    return float(np.median(times)) * _MICRO


def _row(one: Contestant, found: list[Contestant]) -> tuple[Cell, ...]:
    engine = None if one.name == ENGINE else engine_in(one.microseconds[0], found)
    interval = f"{one.regret_low * _MICRO:.0f} to {one.regret_high * _MICRO:.0f}"
    told = "none" if one.doubt is None else f"{one.doubt:g}"
    beaten = None if engine is None else engine * _MICRO
    return (one.name, told, one.regret * _MICRO, interval, one.error, *one.microseconds, beaten)


def _line(name: str, found: list[Contestant]) -> Line:
    mine = sorted((one for one in found if one.name == name), key=lambda one: one.microseconds[0])
    return Line(
        name=name,
        x=tuple(one.microseconds[0] for one in mine),
        y=tuple(one.regret * _MICRO for one in mine),
        low=tuple(one.regret_low * _MICRO for one in mine),
        high=tuple(one.regret_high * _MICRO for one in mine),
        labels=tuple("" if one.doubt is None else f"{one.doubt:g}" for one in mine),
    )
