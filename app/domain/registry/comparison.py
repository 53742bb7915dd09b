"""Whether a candidate loses to the champion on the exam: overall, or on a slice that matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.prediction.bootstrap import grouped_mean, simultaneous_means
from app.domain.prediction.evaluation import contested, log_losses
from app.domain.prediction.slices import by_effect, by_level, by_move
from app.domain.prediction.splits import pair_groups
from app.domain.registry.verdict import Finding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.bootstrap import Estimate
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.slices import Slices

MARGIN: Final = 0.0001
"""Nats by which a candidate may be worse overall, at the far end of its interval: what another seed may do, and a sixth
of what a quarter of the lessons costs."""
SLICE_MARGIN: Final = 0.0002
"""Nats by which it may be certainly worse on a slice: where nothing is in doubt, differences of a hundred-thousandth
are certain, and mean nothing."""
FEWEST_DUELS: Final = 200
"""Of a slice that is looked at; a loss of about 0.001 nats is seen in so many."""
FEWEST_PAIRS: Final = 30
"""Of species, without which the bootstrap knows nothing."""
WHOLE: Final = "log loss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """n duels on which models are compared, and the parts of them that matter."""

    shares: NDArray[np.float64]  # (n,) won by A
    pairs: NDArray[np.int64]  # (n,) a number for each pair of species
    slices: Slices

    @classmethod
    def of(cls, pokedex: Pokedex, labelled: LabelledDuels) -> Exam:
        pairs, duels = pair_groups(pokedex, labelled.duels), labelled.duels
        slices = {f"{kind} duels": np.flatnonzero(labelled.kind == kind) for kind in np.unique(labelled.kind).tolist()}
        slices["contested duels"] = contested(labelled.tallies)
        slices |= by_level(duels)
        slices |= {f"effect {name}": rows for name, rows in by_effect(pokedex, duels).items()}
        slices |= {f"move {name}": rows for name, rows in by_move(pokedex, duels).items()}
        matter = {name: rows for name, rows in slices.items() if _matters(rows, pairs)}
        return cls(shares=labelled.tallies.win_share, pairs=pairs, slices=matter)


def compare(
    exam: Exam, candidate: NDArray[np.float64], champion: NDArray[np.float64], *, against: str
) -> tuple[Finding, ...]:
    """Compare two (n,) forecasts of A's chance; `against` names the champion.

    Overall, the 95 % interval of the difference in log loss must neither lie above 0 nor reach beyond `MARGIN`. On
    slices, whose intervals hold all together, it must not lie above `SLICE_MARGIN`.
    """
    if not np.isfinite(candidate).all() or not np.isfinite(champion).all():
        return (_unmeasured("a forecast of the exam is no number"),)
    if (pairs := len(np.unique(exam.pairs))) < FEWEST_PAIRS:
        return (_unmeasured(f"the exam has {pairs} pairs of species, and fewer than {FEWEST_PAIRS} tell nothing"),)
    worse = log_losses(candidate, exam.shares) - log_losses(champion, exam.shares)
    slices = simultaneous_means(worse, exam.pairs, exam.slices)
    return (
        _overall(grouped_mean(worse, exam.pairs), against, len(worse)),
        *(_on_slice(name, one, against, len(exam.slices[name])) for name, one in slices.items()),
    )


def _matters(rows: NDArray[np.int64], pairs: NDArray[np.int64]) -> bool:
    return len(rows) >= FEWEST_DUELS and len(np.unique(pairs[rows])) >= FEWEST_PAIRS


def _overall(worse: Estimate, against: str, duels: int) -> Finding:
    passed = worse.low <= 0 and worse.high <= MARGIN
    doubt = "" if passed or worse.low > 0 else f"; the exam cannot tell that it is not worse by more than {MARGIN:g}"
    return Finding(
        test=WHOLE,
        passed=passed,
        measured=worse.value,
        limit=MARGIN,
        words=f"{_difference(worse, against, duels)}{doubt}",
    )


def _on_slice(name: str, worse: Estimate, against: str, duels: int) -> Finding:
    return Finding(
        test=f"{WHOLE}, {name}",
        passed=worse.low <= SLICE_MARGIN,
        measured=worse.value,
        limit=SLICE_MARGIN,
        words=f"{name}: {_difference(worse, against, duels)}",
    )


def _difference(worse: Estimate, against: str, duels: int) -> str:
    if worse.low == worse.high == 0:
        return f"{WHOLE} as {against}, over {duels:,} duels"
    sign, low, high = ("worse", worse.low, worse.high) if worse.value >= 0 else ("better", -worse.high, -worse.low)
    interval = f"95 % interval {low:.5f} to {high:.5f}"
    return f"{WHOLE} {abs(worse.value):.5f} {sign} than {against} ({interval}), over {duels:,} duels"


def _unmeasured(words: str) -> Finding:
    return Finding(test=WHOLE, passed=False, measured=None, limit=MARGIN, words=words)
