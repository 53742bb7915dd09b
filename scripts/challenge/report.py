"""What a change does to the model, for people who decide on the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.prediction.evaluation import contested, score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from app.domain.battle.outcome import Tallies
    from app.domain.prediction.evaluation import Score
    from app.domain.registry.verdict import Finding

_HEAD = "| | duels | MAE | Brier | best possible | log loss | accuracy |\n|---|--:|--:|--:|--:|--:|--:|\n"


def report(
    tallies: Tallies, chances: Mapping[str, NDArray[np.float64]], findings: Iterable[Finding], *, lessons: int
) -> str:
    """Compare by their names the (n,) forecasts of the champion and of the challenger, the champion first."""
    found = tuple(findings)
    doubtful = contested(tallies)
    rows = [_row(name, score(each, tallies)) for name, each in chances.items()]
    rows += [
        _row(f"{name}, contested", score(each[doubtful], tallies.take(doubtful))) for name, each in chances.items()
    ]
    return (
        f"{heading(passed=all(one.passed for one in found))}"
        f"Each learnt from {lessons:,} duels, and answers the exam by its own code.\n\n"
        f"{_HEAD}{''.join(rows)}\n{_failures(found)}{_details(found)}"
    )


def unmeasured(reason: str) -> str:
    return f"{heading(passed=False)}Nothing could be compared. {reason}\n"


def heading(*, passed: bool) -> str:
    said = "may take the place of" if passed else "may **not** take the place of"
    return f"### The model after this change {said} the one before it\n\n"


def _row(name: str, one: Score) -> str:
    errors = (one.mean_absolute_error, one.brier, one.brier_floor, one.log_loss)
    return f"| {name} | {one.duels:,} | {' | '.join(f'{error:.4f}' for error in errors)} | {one.accuracy:.2%} |\n"


def _failures(findings: Iterable[Finding]) -> str:
    return "".join(f"- ✗ {one.words}\n" for one in findings if not one.passed)


def _details(findings: tuple[Finding, ...]) -> str:
    lines = "".join(f"- {'✓' if one.passed else '✗'} {one.words}\n" for one in findings)
    return f"\n<details><summary>{len(findings)} comparisons</summary>\n\n{lines}\n</details>\n"
