"""What live quality means, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.monitoring.live_marks import Judge
from app.domain.monitoring.live_quality import FEWEST_DUELS, LiveVerdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.monitoring.live_marks import LiveMarks
    from app.domain.monitoring.live_quality import LiveQuality

_JUDGES: Final[Mapping[Judge, str]] = {
    Judge.OWN: "our engine",
    Judge.REFERENCE: "the reference engine",
    Judge.OUTCOMES: "players' reports",
}
_WHAT_TO_DO: Final = (
    "What to do: look at the worst misses, and at `predictiondex model history` for what has changed. "
    "`predictiondex model rollback` brings back the version before; where none was better, `predictiondex learn train` "
    "makes a new one."
)


def explanation(quality: LiveQuality, remarks: Sequence[str] = ()) -> str:
    """Tell the verdict with its figures, what to do about it, and what else is remarkable."""
    return " ".join((_summary(quality), *_judgements(quality), *_advice(quality), *remarks))


def _summary(quality: LiveQuality) -> str:
    match quality.verdict:
        case LiveVerdict.GOOD:
            return "What is served is as true as can be expected."
        case LiveVerdict.DEGRADED:
            return "What is served is less true than can be expected."
        case LiveVerdict.TOO_FEW:
            own = quality.by(Judge.OWN)
            count = own.distinct if own else 0
            return f"Of only {count} different duels, nothing can be said; {FEWEST_DUELS} are enough."


def _judgements(quality: LiveQuality) -> Iterator[str]:
    for one in quality.marks:
        yield f"By {_JUDGES[one.judge]}: {_scores(one)}."
        for found in quality.findings:
            if found.test.startswith(f"{one.judge}:"):
                yield f"{'Fine' if found.passed else 'Too much'}: {found.words}."


def _scores(marks: LiveMarks) -> str:
    best = "what its chances let expect" if marks.judge is Judge.OUTCOMES else "the best possible"
    return (
        f"Brier score {marks.brier:.4f} ({best}: {marks.brier_floor:.4f}) and log loss {marks.log_loss:.4f} "
        f"({marks.log_loss_floor:.4f}) over {marks.duels:,} answers about {marks.distinct:,} different duels"
    )


def _advice(quality: LiveQuality) -> Iterator[str]:
    if quality.verdict is LiveVerdict.DEGRADED:
        yield _WHAT_TO_DO
    elif quality.verdict is LiveVerdict.TOO_FEW:
        yield "Look at a longer time, with `--hours`, or wait."
