from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

from pydantic import BaseModel, Field

from app.domain.battle.conditions import Conditions
from app.presentation.api.routers.combatant_forms import GivenCombatant, GivenPokemon
from app.presentation.api.routers.combatant_models import (
    CombatantOut,
    StrictIn,
    TrainedPokemonOut,
    facts_of,
)

if TYPE_CHECKING:
    from app.domain.battle.combatant import Combatant, TrainedPokemon
    from app.domain.battle.strike import DetailedStrike, Strike

Stage = Annotated[int, Field(strict=True, ge=-6, le=6)]
Happened = Annotated[bool, Field(strict=True)]
Chance = Annotated[float, Field(ge=0, le=1)]
KoChances = Annotated[list[Chance], Field(min_length=4, max_length=4, examples=[[0.0, 0.8125, 1.0, 1.0]])]


class ConditionsIn(StrictIn):
    """What has happened in the battle so far. What is left out has not."""

    attack_stage: Stage = Field(
        default=0, description="By how many stages the statistic was raised that the move uses; below 0, lowered."
    )
    defence_stage: Stage = Field(
        default=0, description="By how many stages the statistic was raised that the move meets; below 0, lowered."
    )
    burned: Happened = Field(default=False, description="Whether the attacker is burned.")
    screen: Happened = Field(
        default=False, description="Whether the Reflect or Light Screen is up that stops this move."
    )

    def conditions(self) -> Conditions:
        return Conditions.of(
            attack_stage=self.attack_stage,
            defence_stage=self.defence_stage,
            burned=self.burned,
            screened=self.screen,
        )


class DamageIn(StrictIn):
    attacker: GivenCombatant = Field(description="Who uses the move.")
    defender: GivenPokemon = Field(description="Who is hit; it needs no move.")
    conditions: ConditionsIn = Field(default=ConditionsIn(), description="What has happened so far in the battle.")


class HitsOut(BaseModel):
    """Of one use."""

    min: int = Field(description="The fewest hits.")
    max: int = Field(description="The most hits.")


class DamageRangeOut(BaseModel):
    """Of one use, all its hits together."""

    min: int = Field(description="The least damage, in points of HP.")
    max: int = Field(description="The greatest damage, in points of HP.")
    percent_min: float = Field(description="The least, in percent of the defender's HP.")
    percent_max: float = Field(description="The greatest, in percent of the defender's HP.")

    @classmethod
    def between(cls, strike: Strike, lowest: int, highest: int) -> Self:
        low, high = strike.percent_of(lowest), strike.percent_of(highest)
        return cls(min=lowest, max=highest, percent_min=low, percent_max=high)


class CalculatedDamageOut(DamageRangeOut):
    """What one use of the move does. Points above the defender's HP are told as they are."""

    attacker: CombatantOut = Field(description="The attacker as it was understood.")
    defender: TrainedPokemonOut = Field(description="The defender as it was understood.")
    rolls: list[int] = Field(
        description="The equally likely damages of one hit: sixteen by the formula, one where it is fixed, 101 of "
        "Psywave, none where it depends on what the foe does (Counter, Mirror Coat, Bide)."
    )
    percent: list[float] = Field(description="Each roll, in percent of the defender's HP.")
    critical_rolls: list[int] = Field(description="Those of a critical hit; empty where none can be critical.")
    hits: HitsOut = Field(description="How often one use hits.")
    critical: DamageRangeOut | None = Field(
        description="What one use does where every hit is critical; null where none can be."
    )
    ko_chances: KoChances = Field(
        description="How likely one, two, three and four uses take all HP, where none misses or is critical, and "
        "nothing else changes meanwhile."
    )
    ko_chances_with_criticals_and_misses: KoChances = Field(description="The same, with all that chance adds.")
    sentence: str = Field(
        description="In the words of players: how many uses take all HP.", examples=["81.2 % chance to OHKO"]
    )
    stab: bool = Field(description="The move is of the attacker's own type.")
    type_multiplier: float = Field(
        description="What the defender's types make of it: 0, 0.25, 0.5, 1, 2 or 4.", examples=[4.0]
    )
    priority: int = Field(description="The higher moves first, whatever the Speed.")
    accuracy: int = Field(description="In percent; 100 where the move cannot miss.")
    foe_hp: int = Field(description="All HP of the defender, in points.")

    @classmethod
    def of(cls, strike: DetailedStrike, attacker: Combatant, defender: TrainedPokemon) -> Self:
        fewest, most = strike.hits
        return cls(
            **dict(DamageRangeOut.between(strike, strike.weakest, strike.strongest)),
            attacker=CombatantOut.of(attacker),
            defender=TrainedPokemonOut(**facts_of(defender)),
            rolls=list(strike.rolls),
            percent=[strike.percent_of(points) for points in strike.rolls],
            critical_rolls=list(strike.critical_rolls),
            hits=HitsOut(min=fewest, max=most),
            critical=_critical(strike),
            ko_chances=list(strike.ko_chances),
            ko_chances_with_criticals_and_misses=list(strike.ko_chances_with_criticals_and_misses),
            sentence=strike.sentence,
            stab=strike.stab,
            type_multiplier=strike.type_multiplier,
            priority=strike.priority,
            accuracy=strike.percent_to_hit,
            foe_hp=strike.foe_hp,
        )


def _critical(strike: DetailedStrike) -> DamageRangeOut | None:
    if not strike.critical_rolls:
        return None
    fewest, most = strike.hits
    return DamageRangeOut.between(strike, fewest * strike.critical_rolls[0], most * strike.critical_rolls[-1])
