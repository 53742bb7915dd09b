from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.prediction.document import Evaluation, Section, Table

if TYPE_CHECKING:
    from app.application.evaluation.work import Work
    from app.domain.prediction.bootstrap import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    name: str
    error: Estimate
    """Mean absolute distance from the truth."""
    regret: Estimate
    """Mean squared distance from the truth."""
    accuracy: Estimate
    behind: Estimate | None
    """By how much the error is above that of the first; None for the first itself."""
    seconds: float | None
    """To train."""
    microseconds: float
    size: int | None
    """Bytes."""


def comparison_report(work: Work, compared: tuple[Compared, ...], pending: tuple[str, ...]) -> Evaluation:
    table = Table(
        title="Compared",
        columns=(
            "who forecasts",
            "MAE without noise",
            "regret × 10⁶",
            "accuracy",
            "MAE above the first",
            "seconds to train",
            "µs per duel",
            "bytes",
        ),
        rows=tuple(
            (
                one.name,
                one.error.text(5),
                _millionths(one.regret),
                one.accuracy.text(),
                one.behind.text(5) if one.behind else None,
                one.seconds,
                one.microseconds,
                one.size,
            )
            for one in compared
        ),
    )
    words = (
        (
            f"All learnt from the same {len(work.sample):,} lessons and were examined on the same {len(work.exam):,} "
            "duels, between species that no lesson brings together; in brackets, 95 % intervals by the bootstrap over "
            f"pairs of species. Errors and regrets are measured against {work.sizes.truth_battles:,} battles of our "
            "own engine, accuracy against the battles of the reference engine. “Over a short run”: told what a run of "
            "the engine gave; “alone”: told nothing that was played."
        ),
        (
            "The scikit-learn models are given the log odds that XGBoost starts from as one more feature. A forest of "
            "regression trees learns the share itself. Time is that of the processor, with what has to be worked out "
            f"first, on one thread but for the live battles and the forest, {work.sizes.timed[0]:,} duels at once."
        ),
    )
    section = Section(name="compared", title="Learners and baselines", words=words, tables=(table,))
    facts = {"lessons": f"{len(work.sample):,} duels", "exam": f"{len(work.exam):,} duels", "seed": str(work.seed)}
    return Evaluation(title="Comparison of models", facts=facts, sections=(section,), pending=pending)


def _millionths(one: Estimate) -> str:
    value, low, high = (round(each * 1e6, 1) for each in (one.value, one.low, one.high))
    return f"{value:,} ({low:,} to {high:,})"
