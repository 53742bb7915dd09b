from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final, Self
from uuid import UUID

from pydantic import BaseModel, Field

from app.domain.prediction.prediction import Method
from app.presentation.api.routers.combatant_forms import GivenCombatant
from app.presentation.api.routers.combatant_models import CombatantOut, StrictIn
from app.presentation.api.routers.explanation_models import Explain, ExplanationOut

if TYPE_CHECKING:
    from app.domain.battle.strike import Strike
    from app.domain.prediction.prediction import Prediction

MOST_DUELS: Final = 1000

Probability = Annotated[float, Field(ge=0, le=1)]
AskedMethod = Annotated[
    Method,
    Field(
        description="`model` asks the model in production. `engine` plays each duel with our own battle engine until "
        "its outcome is known well enough, some hundred to 5,000 times, and says in `battles` how often that was."
    ),
]


ModelVersion = Annotated[
    str, Field(description="The version of the model by its number, or the rules that the engine plays by.")
]
IntervalWidth = Annotated[
    float | None,
    Field(
        gt=0,
        le=1,
        description="The widest interval that will do. `engine` plays until none is wider, or refuses where it cannot "
        "in time; `model` refuses where it is less sure. By default, as narrow as it comes.",
    ),
]


Durable = Annotated[
    bool,
    Field(
        strict=True,
        description="Answer when the prediction is committed to the database. Otherwise that happens some "
        "milliseconds after the answer, and a worker that is killed meanwhile takes it along.",
    ),
]
Stored = Annotated[bool, Field(description="Whether it was committed to the database before this was answered.")]


class PairIn(StrictIn):
    a: GivenCombatant = Field(description="The one whose chance is asked for.")
    b: GivenCombatant = Field(description="Its opponent.")


class DuelIn(PairIn):
    method: AskedMethod = Method.MODEL
    interval_width: IntervalWidth = None
    durable: Durable = False
    explain: Explain = False


class DuelsIn(StrictIn):
    duels: list[PairIn] = Field(description="The duels, each for itself.", min_length=1, max_length=MOST_DUELS)
    method: AskedMethod = Method.MODEL
    interval_width: IntervalWidth = None
    durable: Durable = False


class IntervalOut(BaseModel):
    """Where the true win probability lies, nine times in ten."""

    low: Probability = Field(description="Its lower end.")
    high: Probability = Field(description="Its upper end.")


class ForecastOut(BaseModel):
    prediction_id: UUID = Field(description="By which the prediction can be read back, and its outcome reported.")
    win_probability: Probability = Field(description="How likely a wins.")
    interval: IntervalOut = Field(description="Where the true win probability lies, nine times in ten.")
    turns: float = Field(description="How many turns the duel lasts, on average.")
    battles: int | None = Field(description="How many battles were played for this answer; null where none was.")


class PredictionOut(ForecastOut):
    method: Method = Field(description="Who answered: `model`, or `engine`.")
    model_version: ModelVersion
    made_at: datetime = Field(description="When it was answered.")
    a: CombatantOut = Field(description="The first side as it was understood, with all that was left out.")
    b: CombatantOut = Field(description="The other side as it was understood.")
    stored: Stored


class StrikeOut(BaseModel):
    """One use of the move, without a critical hit."""

    min: int = Field(description="The least damage, in points of HP.")
    max: int = Field(description="The greatest damage, in points of HP.")
    percent_min: float = Field(description="The least, in percent of the foe's HP.")
    percent_max: float = Field(description="The greatest, in percent of the foe's HP.")
    sentence: str = Field(description='In the words of players, such as "guaranteed 2HKO": how many uses take all HP.')

    @classmethod
    def of(cls, strike: Strike) -> Self:
        low, high = strike.percent
        return cls(
            min=strike.weakest, max=strike.strongest, percent_min=low, percent_max=high, sentence=strike.sentence
        )


class DamageOut(BaseModel):
    a_to_b: StrikeOut = Field(description="What one use of a's move does to b.")
    b_to_a: StrikeOut = Field(description="What one use of b's move does to a.")


class DuelOut(PredictionOut):
    damage: DamageOut = Field(description="What either move does.")
    explanation: ExplanationOut | None = Field(description="What made the answer; null unless it was asked for.")


class DuelsOut(BaseModel):
    method: Method = Field(description="Who answered: `model`, or `engine`.")
    model_version: ModelVersion
    stored: Stored
    predictions: list[ForecastOut] = Field(description="In the order of the duels.")


def forecast_of(prediction: Prediction) -> ForecastOut:
    interval = IntervalOut(low=prediction.interval.low, high=prediction.interval.high)
    return ForecastOut(
        prediction_id=prediction.prediction_id,
        win_probability=prediction.win_probability,
        interval=interval,
        turns=prediction.turns,
        battles=prediction.battles,
    )


def prediction_of(prediction: Prediction, *, stored: bool) -> PredictionOut:
    return PredictionOut(
        **dict(forecast_of(prediction)),
        method=prediction.method,
        model_version=prediction.model_version,
        made_at=prediction.made_at,
        a=CombatantOut.of(prediction.a),
        b=CombatantOut.of(prediction.b),
        stored=stored,
    )
