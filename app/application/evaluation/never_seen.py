"""What needs training: how it does on species that it never met, and what a careless split would make believe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.evaluation.what_it_takes import ALONE, OVER_A_RUN
from app.application.evaluation.work import chance_of_a
from app.domain.prediction.bootstrap import grouped_mean
from app.domain.prediction.document import Section, Table
from app.domain.prediction.splits import FAMILY_FOLDS, held_out_families, pair_groups

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.application.evaluation.work import Work
    from app.domain.battle.duels import Duels
    from app.domain.prediction.document import Cell

_TEST_SHARE: Final = 5


def unseen_species(work: Work, tell: Callable[[float], None]) -> Section:
    kinds = {OVER_A_RUN: work.tools.doubt, ALONE: None}
    rows: list[tuple[Cell, ...]] = []
    for step, (name, doubt) in enumerate(kinds.items()):
        seen_error, unseen_error, groups = _errors(work, doubt, lambda done: tell((step + done) / len(kinds)))  # noqa: B023 - told at once
        difference = grouped_mean(unseen_error - seen_error, groups)
        judged = "yes" if difference.is_certain else "no"
        told = [grouped_mean(one, groups).text(5) for one in (seen_error, unseen_error)]
        rows.append((name, len(groups), *told, difference.text(5), judged))
    return Section(
        name="unseen",
        title="Species that it never met",
        words=(
            (
                f"Evolution families are dealt into {FAMILY_FOLDS} parts. For each part, one model learns from no duel "
                "in which any of its species fights, and another from as many lessons with all species. Both are "
                "examined on the duels in which a species of that part fights; a duel between two parts is examined "
                "twice. Errors are without noise."
            ),
        ),
        tables=(
            Table(
                title="MAE without noise",
                columns=("model", "duels", "species seen", "species never seen", "difference", "beyond doubt"),
                rows=tuple(rows),
            ),
        ),
    )


def _errors(
    work: Work, doubt: float | None, tell: Callable[[float], None]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    seen, exam_seen, truth = work.seen(work.sizes.sample, doubt), work.exam_seen(doubt), work.examined().truth
    left_out = [held_out_families(work.pokedex, fold) for fold in range(FAMILY_FOLDS)]
    learnt = [np.flatnonzero(~_meets(one, work.sample.duels)) for one in left_out]
    as_many = slice(int(np.mean([len(rows) for rows in learnt])))
    knows_all = np.abs(chance_of_a(work.fit(seen.take(as_many), work.sample.take(as_many)), exam_seen) - truth)
    known, unknown, groups = [], [], []
    for fold, (held_out, rows) in enumerate(zip(left_out, learnt, strict=True)):
        examined = np.flatnonzero(_meets(held_out, work.exam.duels))
        learned = work.fit(seen.take(rows), work.sample.take(rows))
        unknown.append(np.abs(chance_of_a(learned, exam_seen.take(examined)) - truth[examined]))
        known.append(knows_all[examined])
        groups.append(work.exam_groups[examined])
        tell((fold + 1) / FAMILY_FOLDS)
    return np.concatenate(known), np.concatenate(unknown), np.concatenate(groups)


def _meets(held_out: NDArray[np.bool_], duels: Duels) -> NDArray[np.bool_]:
    return held_out[duels.a.pokemon] | held_out[duels.b.pokemon]


def leak(work: Work, tell: Callable[[float], None]) -> Section:
    sample, groups = work.sample, pair_groups(work.pokedex, work.sample.duels)
    random = np.random.default_rng(work.seed)
    dealt = {
        "at random": random.integers(0, _TEST_SHARE, len(sample)) == 0,
        "by pair of species": (random.permutation(groups.max() + 1) % _TEST_SHARE == 0)[groups],
    }
    rows: list[tuple[Cell, ...]] = []
    for step, (name, tested) in enumerate(dealt.items()):
        learnt, test = np.flatnonzero(~tested), np.flatnonzero(tested)
        seen = work.seen(work.sizes.sample, None)
        forecast = chance_of_a(work.fit(seen.take(learnt), sample.take(learnt)), seen.take(test))
        error = np.abs(forecast - sample.take(test).tallies.win_share)
        twice = _stands_in(sample.take(test).duels, sample.take(learnt).duels)
        rows.append((name, len(test), float(twice.mean()), grouped_mean(error, groups[test]).text(5)))
        tell((step + 1) / len(dealt))
    return Section(
        name="leak",
        title="What a careless split would make believe",
        words=(
            (
                "Where duels are dealt at random, some that a model is examined on are the very duels that it learnt "
                "from, or the same the other way round. Every other figure in this report is about pairs of species "
                "that no lesson brings together. The model is the one alone; it is told no names, so it can remember "
                "little."
            ),
        ),
        tables=(
            Table(
                title="Held-out lessons",
                columns=("dealt", "duels", "share that stands among the learnt ones", "MAE (noise is in it)"),
                rows=tuple(rows),
            ),
        ),
    )


def _stands_in(some: Duels, others: Duels) -> NDArray[np.bool_]:
    """Return (n,) which duels are the same as one of the others, whichever side is called A."""
    known = {row.tobytes() for each in (others, others.swapped()) for row in _rows(each)}
    return np.array([row.tobytes() in known for row in _rows(some)])


def _rows(duels: Duels) -> NDArray[np.int64]:
    sides = [
        np.column_stack([one.pokemon, one.move, one.level, one.nature, one.friendship, one.ivs, one.avs])
        for one in (duels.a, duels.b)
    ]
    return np.ascontiguousarray(np.concatenate(sides, axis=1))
