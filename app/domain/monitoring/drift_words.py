"""What was found, in sentences for somebody who has to decide what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.monitoring.columns import IN_WORDS
from app.domain.monitoring.drift import LARGE, LEAST_DUELS, MOST_OUTSIDE, DriftVerdict

if TYPE_CHECKING:
    from app.domain.monitoring.drift import ColumnDrift, Drift

_NAMED: Final = 3
"""Columns that are told of in the sentence; the table has all."""
_TRUTH: Final = "`predictiondex monitor quality` says whether the answers are still true"


def explain(drift: Drift) -> str:
    told = {
        DriftVerdict.TOO_FEW: _too_few,
        DriftVerdict.STABLE: _stable,
        DriftVerdict.POPULATION_SHIFT: _shifted,
        DriftVerdict.OUT_OF_DOMAIN: _out_of_domain,
    }
    return f"{told[drift.verdict](drift)}{_repeats(drift)}"


def _too_few(drift: Drift) -> str:
    if drift.duels < LEAST_DUELS:
        return (
            f"Of this time, {drift.duels:,} different duels are known, and fewer than {LEAST_DUELS} cannot be told "
            "from chance. Wait, or look at a longer time."
        )
    return (
        f"The model has learnt from {drift.learnt:,} duels, and fewer than {LEAST_DUELS} cannot be compared with. "
        "Train it on more."
    )


def _stable(drift: Drift) -> str:
    return (
        f"What is asked is what the model has learnt from: of {len(drift.columns)} columns, none has moved by a PSI of "
        f"more than {LARGE:g} and beyond chance. Of {drift.duels:,} different duels, {drift.outside:.1%} are outside "
        "of what it has seen, which is as few as expected. There is nothing to do."
    )


def _shifted(drift: Drift) -> str:
    if all(one.is_answer for one in drift.shifted):
        return (
            f"The same is asked, but the answers have moved: {_moved(drift)}. The Pokédex may have changed since the "
            f"training. {_TRUTH}; if they are not, train again."
        )
    return (
        f"Other matchups are asked than the model has learnt from: {_moved(drift)}. They are of the kind that it knows "
        f"({drift.outside:.1%} of {drift.duels:,} different duels are outside of what it has seen), and the rules that "
        f"decide them are the same, so this is no failure. {_TRUTH}."
    )


def _out_of_domain(drift: Drift) -> str:
    reasons = {
        "have a Pokémon raised like none of those": drift.strange,
        "have a level, IVs, AVs or a friendship lower or higher than any": drift.beyond,
        "have a move that its Pokémon does not learn": drift.unlearnable,
    }
    named = ", ".join(f"{share:.1%} {what}" for what, share in reasons.items() if share)
    also = f" Beside that, {_moved(drift)}." if drift.shifted else ""
    return (
        f"Duels are asked such as the model has never seen: {drift.outside:.1%} of {drift.duels:,} different ones, "
        f"where {MOST_OUTSIDE:.0%} are allowed ({named}). It extrapolates there.{also} Teach it such duels and train "
        f"again; {_TRUTH}."
    )


def _moved(drift: Drift) -> str:
    named = "; ".join(_sentence(one) for one in drift.shifted[:_NAMED])
    more = len(drift.shifted) - _NAMED
    return f"{named}; and {more} more" if more > 0 else named


def _sentence(one: ColumnDrift) -> str:
    asked, learnt = f"{one.asked:.4g}", f"{one.learnt:.4g}"
    moved = f"{asked} in the middle, where it was {learnt}"
    if asked == learnt:
        moved = f"spread otherwise, with {asked} still in the middle"
    return f"{IN_WORDS[one.column]} is {moved} (PSI {one.psi:.2f}, of which chance explains {one.noise:.2f} at most)"


def _repeats(drift: Drift) -> str:
    repeated = drift.predictions - drift.duels
    return f" Of {drift.predictions:,} predictions, {repeated:,} repeat a duel, which counts once." if repeated else ""
