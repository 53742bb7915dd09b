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

    value: float = Field(description="Challenger less champion.")
    low: float = Field(description="The lower end of its 95 % confidence interval, from the same duels for both.")
    high: float = Field(description="The upper end of the same interval.")


class LossesOut(BaseModel):
    champion: float = Field(description="Mean loss of what was answered.")
    challenger: float = Field(description="Mean loss of what the challenger would have answered.")
    difference: DifferenceOut = Field(description="How far they are apart.")

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

    low: float = Field(description="They are at least so far apart.")
    high: float = Field(description="They are less far apart than this.")
    duels: int = Field(description="How many duels these are.")


class DisagreementOut(BaseModel):
    prediction_id: UUID = Field(description="By which the prediction can be read back, and its outcome reported.")
    a: CombatantOut = Field(description="The first side.")
    b: CombatantOut = Field(description="The other side.")
    champion: Probability = Field(description="How likely a wins, as it was answered.")
    champion_version: str = Field(description="The version that answered.")
    challenger: Probability = Field(description="How likely a wins, by the challenger.")

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
    version: str = Field(description="The number of the challenger.")
    semantic_version: str = Field(description="Its semantic version.")
    duels: int = Field(description="How many of the newest duels both have answered.")
    mean_difference: float = Field(description="How far the two chances are apart on average.")
    other_winner_share: Probability = Field(description="The share of duels in which each backs another side.")
    gaps: list[GapOut] = Field(description="How many duels by how far the chances are apart.")
    reported: int = Field(description="How many of these duels have a reported winner.")
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
