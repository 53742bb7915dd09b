"""What is asked and answered about the best move, counters and teams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from app.domain.prediction.choices import Scenario
from app.domain.prediction.prediction import Method
from app.presentation.api.problems import RejectedMoveOut
from app.presentation.api.routers.combatant_forms import GivenContender, GivenTeam, ShowdownContenderIn
from app.presentation.api.routers.combatant_models import ContenderIn, ContenderOut, StrictIn
from app.presentation.api.routers.explanation_models import Explain, ExplanationOut
from app.presentation.api.routers.prediction_models import (
    AskedMethod,
    Durable,
    IntervalOut,
    ModelVersion,
    Probability,
    Stored,
    StrikeOut,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.battle.combatant import Contender
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.advice import MoveAdvice, RankedMove, TeamAdvice
    from app.domain.prediction.explanation import Explanation
    from app.domain.prediction.prediction import Prediction

MOST_IN_POOL: Final = 200
MOST_COUNTERS: Final = 200

AskedScenario = Annotated[
    Scenario,
    Field(
        description="How b answers. `worst_case`: to each move with its best reply. `average`: with each of its moves "
        "equally often. `known`: with the best of the `moves` that are given for it. Moves that are given for b limit "
        "the others as well."
    ),
]


class BestMoveIn(StrictIn):
    a: GivenContender = Field(description="The one whose move is looked for.")
    b: GivenContender = Field(description="Its opponent.")
    scenario: AskedScenario = Scenario.WORST_CASE
    method: AskedMethod = Method.MODEL
    durable: Durable = False
    explain: Explain = False

    @model_validator(mode="after")
    def _knows_what_it_must(self) -> Self:
        if self.scenario is Scenario.KNOWN and isinstance(self.b, ContenderIn) and self.b.moves is None:
            raise PydanticCustomError("known_moves", "needs the moves of b where the scenario is known")
        return self

    def foe(self, pokedex: Pokedex) -> Contender:
        """Return b; raise what its `choose_among` raises."""
        if isinstance(self.b, ShowdownContenderIn):
            return self.b.choose_among(pokedex, must_name_moves=self.scenario is Scenario.KNOWN)
        return self.b.choose_among(pokedex)


class CountersIn(StrictIn):
    opponent: GivenContender = Field(description="Who is to be beaten.")
    pool: list[GivenContender] | None = Field(
        default=None,
        min_length=1,
        max_length=MOST_IN_POOL,
        description="Who may be sent; by default, everybody else with all moves.",
    )
    limit: int = Field(default=10, strict=True, ge=1, le=MOST_COUNTERS, description="How many counters to name.")
    method: AskedMethod = Method.MODEL
    durable: Durable = False


class TeamMatchupIn(StrictIn):
    a: GivenTeam = Field(description="The own team: one to six Pokémon, or the text of Showdown.")
    b: GivenTeam = Field(description="The opponent's team, in the same way.")
    method: AskedMethod = Method.MODEL
    durable: Durable = False


class RankedMoveOut(BaseModel):
    move: str = Field(description="The move, by its slug.")
    win_probability: Probability = Field(description="How likely a wins with this move, by the scenario.")
    interval: IntervalOut = Field(description="Where the true win probability lies, nine times in ten.")
    turns: float = Field(description="How many turns the duel lasts, on average.")
    stab: bool = Field(description="Whether the move is of the Pokémon's own type.")
    type_multiplier: float = Field(description="What the opponent's types make of it: 0, 0.25, 0.5, 1, 2 or 4.")
    priority: int = Field(description="The higher moves first, whatever the Speed.")
    damage: StrikeOut = Field(description="What one use of it does to the opponent.")
    reply: str = Field(description="The opponent's best answer to it.")
    reply_damage: StrikeOut = Field(description="What one use of the reply does to a.")

    @classmethod
    def of(cls, ranked: RankedMove) -> Self:
        return cls(
            move=ranked.move,
            win_probability=ranked.win_probability,
            interval=IntervalOut(low=ranked.interval.low, high=ranked.interval.high),
            turns=ranked.turns,
            stab=ranked.strike.stab,
            type_multiplier=ranked.strike.type_multiplier,
            priority=ranked.strike.priority,
            damage=StrikeOut.of(ranked.strike),
            reply=ranked.reply,
            reply_damage=StrikeOut.of(ranked.reply_strike),
        )


class AdviceOut(BaseModel):
    method: Method = Field(description="Who answered: `model`, or `engine`.")
    model_version: ModelVersion
    stored: Stored
    rejected_moves: list[RejectedMoveOut] = Field(
        description="Moves that were named and cannot be used, with the reason."
    )


class BestMoveOut(AdviceOut):
    prediction_id: UUID = Field(
        description="By which the duel of the recommended move with the best reply to it can be read back."
    )
    recommended_move: str = Field(description="The move that wins most often, by its slug.")
    win_probability: Probability = Field(description="How likely a wins with the recommended move, by the scenario.")
    interval: IntervalOut = Field(description="Where the true win probability of that duel lies, nine times in ten.")
    scenario: Scenario = Field(description="How b answers, as it was asked.")
    moves: list[RankedMoveOut] = Field(description="All moves of a, the best first.")
    a: ContenderOut = Field(description="The first side as it was understood.")
    b: ContenderOut = Field(description="Its opponent as it was understood.")
    explanation: ExplanationOut | None = Field(
        description="Of the duel between the recommended move and the best reply to it, also where the scenario is "
        "`average`: its `win_probability` is then that duel's own, below the average. Null unless it is asked for."
    )

    @classmethod
    def of(cls, advice: MoveAdvice, explanation: Explanation | None, *, stored: bool) -> Self:
        moves = [RankedMoveOut.of(one) for one in advice.moves]
        return cls(
            prediction_id=advice.prediction.prediction_id,
            method=advice.prediction.method,
            model_version=advice.prediction.model_version,
            stored=stored,
            recommended_move=moves[0].move,
            win_probability=moves[0].win_probability,
            interval=moves[0].interval,
            scenario=advice.scenario,
            moves=moves,
            rejected_moves=rejected_moves((advice.a, advice.b)),
            a=ContenderOut.of(advice.a),
            b=ContenderOut.of(advice.b),
            explanation=None if explanation is None else ExplanationOut.of(explanation),
        )


class EncounterOut(BaseModel):
    """A duel with the moves that are chosen for both sides."""

    prediction_id: UUID = Field(description="By which the prediction can be read back, and its outcome reported.")
    win_probability: Probability = Field(description="How likely the own side wins.")
    interval: IntervalOut = Field(description="Where the true win probability lies, nine times in ten.")
    turns: float = Field(description="How many turns the duel lasts, on average.")


class CounterOut(EncounterOut):
    pokemon: str = Field(description="Who beats the opponent, by its slug.")
    move: str = Field(description="Its safest move, by its slug.")
    reply: str = Field(description="The opponent's best answer to it.")

    @classmethod
    def of(cls, prediction: Prediction) -> Self:
        return cls(
            **_encounter(prediction), pokemon=prediction.a.pokemon, move=prediction.a.move, reply=prediction.b.move
        )


class CountersOut(AdviceOut):
    opponent: ContenderOut = Field(description="The opponent as it was understood.")
    counters: list[CounterOut] = Field(description="Who beats the opponent, the best first.")


class MemberOut(BaseModel):
    position: int = Field(description="Its place in its team, counted from 0.")
    pokemon: str = Field(description="The Pokémon, by its slug.")


class LeadOut(MemberOut):
    share: Probability = Field(description="How often to lead with it, so that the opponent gains nothing by guessing.")


class MatchupOut(EncounterOut):
    a_move: str = Field(description="The move of a, by its slug.")
    b_move: str = Field(description="The move of b, by its slug.")

    @classmethod
    def of(cls, prediction: Prediction) -> Self:
        return cls(**_encounter(prediction), a_move=prediction.a.move, b_move=prediction.b.move)


class BestAnswerOut(BaseModel):
    against: MemberOut = Field(description="The one of b that is answered.")
    use: MemberOut = Field(description="Who of a answers it best.")
    move: str = Field(description="With which move, by its slug.")
    win_probability: Probability = Field(description="How likely that one wins.")


class TeamMatchupOut(AdviceOut):
    matrix: list[list[Probability]] = Field(
        description="Win probability of each of a (rows) against each of b (columns)."
    )
    matchups: list[list[MatchupOut]] = Field(description="The same duels, with the moves that are played.")
    best_lead: MemberOut = Field(description="The one of a that wins most against whoever of b is worst for it.")
    best_answers: list[BestAnswerOut] = Field(description="Who of a answers each of b best.")
    leads_of_a: list[LeadOut] = Field(description="Whom to lead with when neither side knows the other's lead.")
    leads_of_b: list[LeadOut] = Field(description="The same for b.")
    value: Probability = Field(description="What a wins when both lead so, if the leads fight it out.")

    @classmethod
    def of(cls, advice: TeamAdvice, *, stored: bool) -> Self:
        first = advice.duels[0][0]
        own = [MemberOut(position=place, pokemon=one.pokemon) for place, one in enumerate(advice.own)]
        foe = [MemberOut(position=place, pokemon=one.pokemon) for place, one in enumerate(advice.foe)]
        return cls(
            method=first.method,
            model_version=first.model_version,
            stored=stored,
            rejected_moves=rejected_moves((*advice.own, *advice.foe)),
            matrix=[[duel.win_probability for duel in row] for row in advice.duels],
            matchups=[[MatchupOut.of(duel) for duel in row] for row in advice.duels],
            best_lead=own[advice.best_lead],
            best_answers=[
                _best_answer(own[best], against, advice.duels[best][against.position])
                for best, against in zip(advice.best_answers, foe, strict=True)
            ],
            leads_of_a=_leads(own, advice.own_shares.tolist()),
            leads_of_b=_leads(foe, advice.foe_shares.tolist()),
            value=advice.value,
        )


def rejected_moves(contenders: Iterable[Contender]) -> list[RejectedMoveOut]:
    return [
        RejectedMoveOut(pokemon=contender.pokemon, move=one.move, reason=one.reason)
        for contender in contenders
        for one in contender.rejected
    ]


def _encounter(prediction: Prediction) -> dict[str, object]:
    return {
        "prediction_id": prediction.prediction_id,
        "win_probability": prediction.win_probability,
        "interval": IntervalOut(low=prediction.interval.low, high=prediction.interval.high),
        "turns": prediction.turns,
    }


def _best_answer(use: MemberOut, against: MemberOut, duel: Prediction) -> BestAnswerOut:
    return BestAnswerOut(against=against, use=use, move=duel.a.move, win_probability=duel.win_probability)


def _leads(team: list[MemberOut], shares: list[float]) -> list[LeadOut]:
    return [LeadOut(**dict(member), share=share) for member, share in zip(team, shares, strict=True)]
