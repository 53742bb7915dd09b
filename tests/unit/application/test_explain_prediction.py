from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from app.application.explain_prediction import ExplainPrediction, OvertakenAnswerError
from app.application.turnstile import TooManySimulationsError, Turnstile
from app.application.workload import Workload
from app.domain.battle.combatant import Combatant
from app.domain.prediction.prediction import Interval, Method, Prediction
from tests.fakes.fake_battle_predictor import FakeBattlePredictor

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.explanation import Explanation

ANSWER = Prediction(
    prediction_id=UUID(int=1),
    made_at=datetime(2026, 1, 1, tzinfo=UTC),
    method=Method.MODEL,
    model_version="7",
    a=Combatant(pokemon="pikachu", move="thunderbolt"),
    b=Combatant(pokemon="gyarados", move="waterfall", level=60),
    win_probability=0.3,
    interval=Interval(low=0.2, high=0.4),
    turns=3,
    battles=None,
)
PLAYED = replace(ANSWER, method=Method.ENGINE, model_version="rules", battles=42)


@dataclass(frozen=True, slots=True)
class Bench:
    use_case: ExplainPrediction
    pokedex: Pokedex
    turnstile: Turnstile

    def explain(self, answer: Prediction) -> Explanation:
        return self.use_case(answer, self.pokedex)


@pytest.fixture
def bench(pokedex: Pokedex) -> Bench:
    turnstile = Turnstile(at_once=1, waiting=0, patience_seconds=0)
    explain = ExplainPrediction(
        predictors={
            Method.MODEL: lambda: FakeBattlePredictor(version="7"),
            Method.ENGINE: lambda: FakeBattlePredictor(version="rules", battles=42),
        },
        workload=Workload(turnstile=turnstile),
    )
    return Bench(explain, pokedex, turnstile)


@pytest.mark.parametrize("answer", [ANSWER, PLAYED], ids=["model", "engine"])
def test_the_points_add_up_to_the_answer_that_was_given(bench: Bench, answer: Prediction) -> None:
    said = bench.explain(answer)
    assert said.win_probability == 0.3
    assert sum(one.points for one in said.reasons) == pytest.approx(0.3 - 0.5, abs=1e-12)


def test_the_reasons_of_one_model_are_not_given_for_the_answer_of_another(bench: Bench) -> None:
    with pytest.raises(OvertakenAnswerError, match="6 has answered, but 7 answers now") as refusal:
        bench.explain(replace(ANSWER, model_version="6"))
    assert (refusal.value.answered, refusal.value.now) == ("6", "7")


def test_to_explain_what_the_engine_played_can_be_a_large_question(bench: Bench) -> None:
    quick = Combatant(pokemon="pikachu", move="quick-attack")
    strong = Combatant(pokemon="gyarados", move="hydro-pump", level=60)
    with bench.turnstile.turn():
        bench.explain(replace(ANSWER, a=quick, b=strong))
        with pytest.raises(TooManySimulationsError):
            bench.explain(replace(PLAYED, a=quick, b=strong))
