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
    log_loss: Estimate
    """In the battles of the reference engine."""
    behind: Estimate | None
    """By how much the log loss is above that of the first; None for the first itself."""
    error: Estimate
    """Mean absolute distance from the truth."""
    regret: Estimate
    """Mean squared distance from the truth."""
    accuracy: Estimate
    further_off: Estimate | None
    """By how much the error is above that of the first; None for the first itself."""
    seconds: float | None
    """To train."""
    microseconds: float | None
    size: int | None
    """Bytes."""


def comparison_report(work: Work, compared: tuple[Compared, ...], pending: tuple[str, ...]) -> Evaluation:
    table = Table(
        title="Compared",
        columns=(
            "who forecasts",
            "log loss",
            "log loss above the first",
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
                one.log_loss.text(5),
                one.behind.text(5) if one.behind else None,
                one.error.text(5),
                _millionths(one.regret),
                one.accuracy.text(),
                one.further_off.text(5) if one.further_off else None,
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
            "pairs of species. The least log loss stands first. Log loss and accuracy are those of the battles of the "
            f"reference engine; errors and regrets are measured against {work.sizes.truth_battles:,} battles of our "
            "own. “Over a short run”: told what a run of the engine gave; “alone”: told nothing that was played."
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
