from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from pydantic import BaseModel, Field

from app.presentation.api.routers.combatant_models import CombatantOut
from app.presentation.api.routers.prediction_models import Probability

if TYPE_CHECKING:
    from app.application.compare_shadow import Disagreement, ShadowReport
    from app.domain.registry.shadow import LossPair


class DifferenceOut(BaseModel):
    """Of the mean losses; below 0, the challenger is better."""

    value: float
    low: float = Field(description="Of the 95 % confidence interval, from the same duels for both.")
    high: float


class LossesOut(BaseModel):
    champion: float
    challenger: float
    difference: DifferenceOut

    @classmethod
    def of(cls, losses: LossPair) -> Self:
        found = losses.difference
        return cls(
            champion=losses.champion,
            challenger=losses.challenger,
            difference=DifferenceOut(value=found.value, low=found.low, high=found.high),
        )


class GapOut(BaseModel):
    """Duels whose two chances are so far apart."""

    low: float
    high: float
    duels: int


class DisagreementOut(BaseModel):
    prediction_id: UUID
    a: CombatantOut
    b: CombatantOut
    champion: Probability = Field(description="Of a.")
    champion_version: str
    challenger: Probability = Field(description="Of a.")

    @classmethod
    def of(cls, found: Disagreement) -> Self:
        return cls(
            prediction_id=found.prediction.prediction_id,
            a=CombatantOut.of(found.prediction.a),
            b=CombatantOut.of(found.prediction.b),
            champion=found.prediction.win_probability,
            champion_version=found.prediction.model_version,
            challenger=found.challenger,
        )


class ShadowOut(BaseModel):
    version: str
    semantic_version: str
    duels: int = Field(description="That both have answered, the newest ones.")
    mean_difference: float = Field(description="Between the two chances, without its sign.")
    other_winner_share: Probability = Field(description="Of duels in which each backs another side.")
    gaps: list[GapOut]
    reported: int = Field(description="Of these duels, those that one side has really won.")
    log_loss: LossesOut | None = Field(description="Null where no winner was reported.")
    brier_score: LossesOut | None = Field(description="Null where no winner was reported.")
    largest: list[DisagreementOut] = Field(description="Where they differ most.")

    @classmethod
    def of(cls, report: ShadowReport) -> Self:
        found = report.comparison
        losses = {name: LossesOut.of(pair) for name, pair in found.losses.items()}
        return cls(
            version=report.challenger.version,
            semantic_version=str(report.challenger.semantic),
            duels=found.duels,
            mean_difference=found.mean_difference,
            other_winner_share=found.other_winner_share,
            gaps=[GapOut(low=one.low, high=one.high, duels=one.duels) for one in found.buckets],
            reported=found.reported,
            log_loss=losses.get("log loss"),
            brier_score=losses.get("Brier score"),
            largest=[DisagreementOut.of(one) for one in report.largest],
        )
