from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, ConfigDict, Field

from app.application.review_traffic import MOST_HOURS
from app.domain.prediction.prediction import Method

if TYPE_CHECKING:
    from app.application.review_traffic import TrafficReview
    from app.domain.monitoring.served_traffic import HourOfTraffic

_CONFIDENCE = "The mean chance of the side that was backed, 0.5 to 1; null where nothing was asked."


class TrafficQuery(BaseModel):
    model_config = ConfigDict(extra="forbid")

    hours: int = Field(
        default=24, ge=1, le=MOST_HOURS, description="Hours by the clock, the one that is not over yet among them."
    )


class AnsweredOut(BaseModel):
    method: Method = Field(description="Who answered: `model`, or `engine`.")
    model_version: str = Field(
        description="The version of the model by its number, or the rules that the engine plays by."
    )
    predictions: int = Field(description="How many it gave.")


class HourOut(BaseModel):
    began_at: datetime = Field(description="The full hour with which it began.")
    predictions: int = Field(description="How many were given in it.")
    confidence: float | None = Field(description=_CONFIDENCE)
    answered: list[AnsweredOut] = Field(description="The same by method and version.")

    @classmethod
    def of(cls, hour: HourOfTraffic) -> Self:
        return cls(
            began_at=hour.began_at,
            predictions=hour.predictions,
            confidence=hour.confidence,
            answered=[
                AnsweredOut(method=one.method, model_version=one.version, predictions=one.predictions)
                for one in hour.counts
            ],
        )


class FavouriteOut(BaseModel):
    pokemon: str = Field(description="The Pokémon, by its slug.")
    times: int = Field(description="In how many duels; each counts for both of its sides.")


class TrafficOut(BaseModel):
    """What was asked lately, from the predictions that are kept; all times are UTC."""

    since: datetime = Field(description="The full hour with which the time began.")
    until: datetime = Field(description="The end of the hour that is not over yet.")
    predictions: int = Field(description="How many were given in all.")
    confidence: float | None = Field(description=_CONFIDENCE)
    answered: list[AnsweredOut] = Field(description="By method and version, the most busy first.")
    outcomes: int = Field(description="Outcomes that were reported in this time.")
    hours: list[HourOut] = Field(description="Every one, the oldest first.")
    pokemon: list[FavouriteOut] = Field(description="The ten that were asked about most often.")
    pokemon_counted: int = Field(description="The newest predictions among which these were counted.")

    @classmethod
    def of(cls, review: TrafficReview) -> Self:
        return cls(
            since=review.since,
            until=review.until,
            predictions=review.predictions,
            confidence=review.confidence,
            answered=[
                AnsweredOut(method=method, model_version=version, predictions=predictions)
                for (method, version), predictions in review.answered.items()
            ],
            outcomes=review.outcomes,
            hours=[HourOut.of(one) for one in review.hours],
            pokemon=[FavouriteOut(pokemon=one.pokemon, times=one.times) for one in review.favourites],
            pokemon_counted=review.counted,
        )
