from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.application.compare_teams import CompareTeams
from app.application.find_counters import FindCounters
from app.application.metering import Metering
from app.application.ports.battle_predictor import UnreachableIntervalError
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.model_registry import NoSuchModelError
from app.application.ports.prediction_meter import Question
from app.application.predict_duels import PredictDuels
from app.application.prediction_book import PredictionBook
from app.application.recommend_move import RecommendMove
from app.application.turnstile import Turnstile
from app.application.workload import TooLargeQuestionError, Workload
from app.domain.battle.combatant import Combatant, choose_among, train
from app.domain.prediction.choices import Scenario
from app.domain.prediction.prediction import Method
from app.infrastructure.games.scipy_game_solver import ScipyGameSolver
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_prediction_meter import FakePredictionMeter
from tests.fakes.fake_prediction_repository import FakePredictionRepository

if TYPE_CHECKING:
    from app.domain.battle.combatant import Contender
    from app.domain.pokedex.pokedex import Pokedex

DUEL = Combatant(pokemon="pikachu", move="thunderbolt"), Combatant(pokemon="gyarados", move="waterfall")


class Stage:
    """The use cases that answer, on fakes that a test may break."""

    def __init__(self, pokedex: Pokedex) -> None:
        self.meter, self.predictor = FakePredictionMeter(), FakeBattlePredictor(version="7")
        self.kept = FakePredictionRepository()
        self.pokedex = pokedex
        given: dict[str, Any] = {
            "pokedex": FakePokedexRepository(pokedex),
            "predictors": {Method.MODEL: lambda: self.predictor},
            "book": PredictionBook(predictions=self.kept),
            "workload": Workload(turnstile=Turnstile(at_once=1, waiting=0, patience_seconds=0)),
            "metering": Metering(meter=self.meter, clock=iter([at / 4 for at in range(10)]).__next__),
        }
        self.predict, self.counters = PredictDuels(**given), FindCounters(**given)
        self.recommend = RecommendMove(**given, at_hand=lambda: self.predictor)
        self.compare = CompareTeams(**given, solver=ScipyGameSolver())

    def contender(self, pokemon: str) -> Contender:
        return choose_among(self.pokedex, train(self.pokedex, pokemon=pokemon), [])


@pytest.fixture
def stage(pokedex: Pokedex) -> Stage:
    return Stage(pokedex)


def test_every_prediction_is_told_with_its_version_and_time(stage: Stage) -> None:
    answers = stage.predict(duels=[DUEL, DUEL[::-1]])
    (told,) = stage.meter.answers

    assert (told.question, told.method, told.model_version, told.scenario) == (
        Question.DUELS,
        Method.MODEL,
        "7",
        None,
    )
    assert list(told.forecasts) == list(answers)
    assert told.seconds == 0.25


def test_a_single_duel_is_another_question_than_many(stage: Stage) -> None:
    stage.predict(duels=[DUEL], question=Question.DUEL)
    assert [one.question for one in stage.meter.answers] == [Question.DUEL]


@pytest.mark.parametrize("scenario", Scenario)
def test_advice_is_told_as_it_was_given_in_its_scenario(stage: Stage, scenario: Scenario) -> None:
    a, b = stage.contender("pikachu"), stage.contender("gyarados")
    advice = stage.recommend(a=a, b=b, scenario=scenario)
    (told,) = stage.meter.answers

    assert (told.question, told.scenario) == (Question.BEST_MOVE, scenario)
    assert list(told.forecasts) == [advice.moves[0]]


def test_each_counter_and_each_pair_of_two_teams_is_a_prediction(stage: Stage) -> None:
    team = [stage.contender(name) for name in ("pikachu", "gyarados", "eevee")]
    stage.counters(opponent=team[0], pool=team, limit=2)
    stage.compare(own=team, foe=team[:2])

    assert [(one.question, len(one.forecasts)) for one in stage.meter.answers] == [
        (Question.COUNTERS, 2),
        (Question.TEAM_MATCHUP, 6),
    ]


@pytest.mark.parametrize("failure", [NoSuchModelError("in production"), ZeroDivisionError()])
def test_a_question_that_nobody_can_answer_is_a_failure(stage: Stage, failure: Exception) -> None:
    stage.predictor.failure = failure
    with pytest.raises(type(failure)):
        stage.predict(duels=[DUEL])
    assert (stage.meter.failures, stage.meter.answers) == ([Question.DUELS], [])


def test_an_answer_that_cannot_be_kept_is_a_failure(stage: Stage) -> None:
    stage.kept.failure = DatabaseUnavailableError("away")
    with pytest.raises(DatabaseUnavailableError):
        stage.recommend(a=stage.contender("pikachu"), b=stage.contender("gyarados"))
    assert stage.meter.failures == [Question.BEST_MOVE]


@pytest.mark.parametrize(
    "refusal", [UnreachableIntervalError(0.01, 0.2, "that is all"), TooLargeQuestionError(Method.MODEL, 10**6)]
)
def test_who_asks_too_much_is_no_failure(stage: Stage, refusal: Exception) -> None:
    stage.predictor.failure = refusal
    with pytest.raises(type(refusal)):
        stage.predict(duels=[DUEL])
    assert stage.meter.failures == []
