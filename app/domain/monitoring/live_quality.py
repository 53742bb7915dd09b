"""Whether what a version serves is as true as what it showed on its exam."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from app.domain.monitoring.live_marks import Judge
from app.domain.registry.verdict import Finding
from app.domain.registry.watch import surprise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.monitoring.exam_marks import ExamMarks
    from app.domain.monitoring.live_marks import LiveMarks
    from app.domain.registry.watch import LiveForecasts, WatchLimits

FEWEST_DUELS: Final = 30
"""Different ones, without which the bootstrap knows nothing."""
REGRET_MARGIN: Final = 0.002
"""Of the Brier score, as an error of 0.045 in each chance makes it: thirty times what the exam of the bundled model
shows, and a tenth of what flattened chances cost."""
CALIBRATION_MARGIN: Final = 0.01
"""What players cannot tell apart, however certain it is."""


class LiveVerdict(StrEnum):
    GOOD = "good"
    DEGRADED = "degraded"
    TOO_FEW = "too_few"
    """Too few different duels to tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveQuality:
    marks: tuple[LiveMarks, ...]
    """Of each judge that had something to judge."""
    findings: tuple[Finding, ...]
    """Of each judge that had enough."""

    @property
    def failures(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if not one.passed)

    @property
    def verdict(self) -> LiveVerdict:
        if self.failures:
            return LiveVerdict.DEGRADED
        is_known = any(one.judge is Judge.OWN and has_enough(one) for one in self.marks)
        return LiveVerdict.GOOD if is_known else LiveVerdict.TOO_FEW

    @property
    def figures(self) -> dict[str, float]:
        counts = {f"{judge}.duels": 0.0 for judge in Judge}
        known = {name: value for one in self.marks for name, value in one.figures.items()}
        return {**counts, **known, "degraded": float(self.verdict is LiveVerdict.DEGRADED)}

    def by(self, judge: Judge) -> LiveMarks | None:
        return next((one for one in self.marks if one.judge is judge), None)


def live_quality(
    marks: Sequence[LiveMarks], exam: ExamMarks | None, live: LiveForecasts, limits: WatchLimits
) -> LiveQuality:
    """Judge a version by these marks, of which those by engines count as they do on its exam, where that is known.

    Reported outcomes count as they do for the watch over production.
    """
    engines = [one for one in marks if one.judge is not Judge.OUTCOMES and has_enough(one)]
    findings = [finding for one in engines for finding in (_regret(one, exam), _calibration(one, exam))]
    if len(live) >= limits.least_outcomes:
        findings.append(_surprise(live, limits))
    return LiveQuality(marks=tuple(marks), findings=tuple(findings))


def has_enough(marks: LiveMarks) -> bool:
    return marks.distinct >= FEWEST_DUELS


def _regret(marks: LiveMarks, exam: ExamMarks | None) -> Finding:
    expected = exam.regret_where(marks.contested_share) if exam else 0.0
    limit = expected + REGRET_MARGIN
    found = marks.regret
    known = f"its exam lets expect {expected:.4f}" if exam else "what its exam showed is not known"
    return Finding(
        test=f"{marks.judge}: Brier regret",
        passed=found.low <= limit,
        measured=found.value,
        limit=limit,
        words=f"Brier score {found.value:z.4f} above the best possible (95 % interval {found.low:z.4f} to "
        f"{found.high:z.4f}), where {limit:.4f} is tolerated; {known}",
    )


def _calibration(marks: LiveMarks, exam: ExamMarks | None) -> Finding:
    limit = marks.calibration_chance + CALIBRATION_MARGIN + (exam.calibration_error if exam else 0.0)
    return Finding(
        test=f"{marks.judge}: calibration error",
        passed=marks.calibration_error <= limit,
        measured=marks.calibration_error,
        limit=limit,
        words=f"calibration error {marks.calibration_error:.4f}, where {limit:.4f} is tolerated, of which chance makes "
        f"{marks.calibration_chance:.4f}",
    )


def _surprise(live: LiveForecasts, limits: WatchLimits) -> Finding:
    found = surprise(live)
    return Finding(
        test=f"{Judge.OUTCOMES}: surprise",
        passed=found <= limits.surprise,
        measured=found,
        limit=limits.surprise,
        words=f"{found:.1f} standard errors worse than its own chances let expect, where {limits.surprise:g} are "
        "tolerated",
    )
