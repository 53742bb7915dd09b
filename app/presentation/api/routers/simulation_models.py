from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Self

from pydantic import BaseModel, Field

from app.application.simulate_duel import MOST_BATTLES, SEED_BITS
from app.domain.battle.simulation import Engine, hp_distribution, turns_distribution
from app.domain.prediction.agreement import wilson_interval
from app.presentation.api.routers.combatant_forms import GivenCombatant
from app.presentation.api.routers.combatant_models import CombatantOut, StrictIn

if TYPE_CHECKING:
    from app.application.simulate_duel import ModelCheck, Simulation
    from app.domain.battle.combatant import Combatant
    from app.domain.battle.simulation import Bucket, PlayedBattles

_USUAL_BATTLES: Final = 1_000

Share = Annotated[float, Field(ge=0, le=1)]


class SimulationIn(StrictIn):
    a: GivenCombatant = Field(description="The one whose wins are counted as `a_wins`.")
    b: GivenCombatant = Field(description="Its opponent.")
    battles: Annotated[int, Field(strict=True, ge=1, le=MOST_BATTLES[Engine.OWN])] = Field(
        default=_USUAL_BATTLES, description=f"The reference engine plays at most {MOST_BATTLES[Engine.REFERENCE]:,}."
    )
    engine: Engine = Field(
        default=Engine.OWN,
        description="`own` is our compiled engine; `reference` that of Pokémon Showdown, where it is installed.",
    )
    seed: Annotated[int, Field(strict=True, ge=0, le=2**SEED_BITS - 1)] | None = Field(
        default=None, description="The same seed plays the same battles again. By default, any."
    )


class ShareIntervalOut(BaseModel):
    """Where the true share lies, nine times in ten (Wilson's score interval)."""

    low: Share = Field(description="Its lower end.")
    high: Share = Field(description="Its upper end.")


class BucketOut(BaseModel):
    """How many battles lie from `low` to `high`."""

    low: int = Field(description="The least that counts here.")
    high: int = Field(description="The most that counts here.")
    battles: int = Field(description="How many battles these are.")

    @classmethod
    def of(cls, bucket: Bucket) -> Self:
        return cls(low=bucket.low, high=bucket.high, battles=bucket.battles)


class TurnsOut(BaseModel):
    mean: float = Field(description="The mean length of all battles.")
    distribution: list[BucketOut] = Field(description="How many battles lasted how many turns.")

    @classmethod
    def of(cls, played: PlayedBattles) -> Self:
        return cls(mean=played.mean_turns, distribution=[BucketOut.of(one) for one in turns_distribution(played)])


class RemainingHpOut(BaseModel):
    """What a side has left of its HP in the battles that it wins."""

    mean_percent: float | None = Field(description="The mean, in percent; null where it never wins.")
    distribution: list[BucketOut] = Field(
        description="How many battles by percent of HP, each bucket with its upper end."
    )

    @classmethod
    def of(cls, played: PlayedBattles, side: int) -> Self:
        left = played.left_to_winner(side)
        return cls(
            mean_percent=float(left.mean()) if len(left) else None,
            distribution=[BucketOut.of(one) for one in hp_distribution(played, side)],
        )


class BothRemainingHpOut(BaseModel):
    a: RemainingHpOut = Field(description="What a has left where it wins.")
    b: RemainingHpOut = Field(description="What b has left where it wins.")


class ModelCheckOut(BaseModel):
    """What the model in production says of the duel, and how far that is from what was played."""

    model_version: str = Field(description="The number of the model in the registry.")
    win_probability: Share = Field(description="How likely a wins, by the model.")
    interval: ShareIntervalOut = Field(description="Where it sees the true probability, nine times in ten.")
    difference: float = Field(description="Its win probability less the share won; above 0 it is too high.")
    standard_errors: float = Field(description="The same, as a multiple of how far chance alone leads.")
    sentence: str = Field(
        description="The same in words.", examples=["within what chance explains", "too high by 3.2 points"]
    )

    @classmethod
    def of(cls, check: ModelCheck) -> Self:
        return cls(
            model_version=check.version,
            win_probability=check.win_probability,
            interval=ShareIntervalOut(low=check.interval.low, high=check.interval.high),
            difference=check.agreement.difference,
            standard_errors=check.agreement.standard_errors,
            sentence=check.agreement.sentence,
        )


class SimulationOut(BaseModel):
    a: CombatantOut = Field(description="The first side as it was understood.")
    b: CombatantOut = Field(description="The other side as it was understood.")
    engine: Engine = Field(description="Who played.")
    rules_version: str = Field(description="The rules that it played by.", examples=["own-1"])
    seed: int = Field(description="Send it to play the same battles again.")
    battles: int = Field(description="How many were played.")
    seconds: float = Field(description="How many seconds the battles took.")
    a_wins: int = Field(description="Battles that a won.")
    b_wins: int = Field(description="Battles that b won.")
    ties: int = Field(description="Battles that nobody won.")
    win_share: Share = Field(description="The share that a won; a tie counts as half.")
    interval: ShareIntervalOut = Field(description="Where the true share of a's wins lies, nine times in ten.")
    turns: TurnsOut = Field(description="How long the battles were.")
    remaining_hp: BothRemainingHpOut = Field(description="What the winners had left.")
    model: ModelCheckOut | None = Field(description="Null where there is no model.")

    @classmethod
    def of(cls, found: Simulation, a: Combatant, b: Combatant, engine: Engine) -> Self:
        played = found.played
        low, high = wilson_interval(played.win_share * len(played), len(played))
        return cls(
            a=CombatantOut.of(a),
            b=CombatantOut.of(b),
            engine=engine,
            rules_version=found.rules_version,
            seed=found.seed,
            battles=len(played),
            seconds=found.seconds,
            a_wins=played.wins[0],
            b_wins=played.wins[1],
            ties=played.ties,
            win_share=played.win_share,
            interval=ShareIntervalOut(low=low, high=high),
            turns=TurnsOut.of(played),
            remaining_hp=BothRemainingHpOut(a=RemainingHpOut.of(played, 0), b=RemainingHpOut.of(played, 1)),
            model=None if found.model is None else ModelCheckOut.of(found.model),
        )
