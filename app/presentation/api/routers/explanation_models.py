from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Self

from pydantic import BaseModel, Field

from app.domain.prediction.explanation import EVEN
from app.domain.prediction.facts import Fact

if TYPE_CHECKING:
    from app.domain.prediction.explanation import Explanation, Reason

_FACT: Final = (
    "`speed`, `hp` and `level` (beside what it does to the statistics); `attack`: the statistic that the side's move "
    "strikes with; `defence`: the one that the other side's move strikes; `power`, `accuracy` and `priority` of the "
    "move; `type_effectiveness`: its multiplier against the other side; `same_type_bonus`; `effects`: what the move "
    "does beside damage, how often it hits, its PP and category, and all else that sets the two apart, such as "
    "immunities."
)
_NUMBER: Final = (
    "The number that a player knows the fact by; null where there is none, as for `effects`, for the `power` of a move "
    "that takes a fixed amount, and for the `accuracy` of one that cannot miss."
)

Explain = Annotated[
    bool,
    Field(
        strict=True,
        description="Also say in `explanation` what made the answer. It costs some 64 duels more, at most 1,024.",
    ),
]


class ReasonOut(BaseModel):
    """One fact in which the sides differ."""

    fact: Fact = Field(description=_FACT)
    points: float = Field(description="What it adds to the win probability of a, at most 0.5; below 0 it speaks for b.")
    a: float | None = Field(description=_NUMBER)
    b: float | None = Field(description="The same of b's side.")

    @classmethod
    def of(cls, reason: Reason) -> Self:
        return cls(fact=reason.fact, points=reason.points, a=reason.a, b=reason.b)


class ExplanationOut(BaseModel):
    """What each fact does to the answer if the sides trade it, on average over all that they may have traded before.

    `base` and all `points` add up to `win_probability`.
    """

    base: float = Field(description="What either side wins where nothing sets them apart.")
    win_probability: float = Field(ge=0, le=1, description="How likely a wins the duel that is explained.")
    facts: list[ReasonOut] = Field(description="Strongest first; what both sides share is left out.")

    @classmethod
    def of(cls, explanation: Explanation) -> Self:
        return cls(
            base=EVEN,
            win_probability=explanation.win_probability,
            facts=[ReasonOut.of(reason) for reason in explanation.reasons],
        )
