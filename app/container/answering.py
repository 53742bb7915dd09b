"""What the API answers about duels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.calculate_damage import CalculateDamage
from app.application.compare_teams import CompareTeams
from app.application.explain_prediction import ExplainPrediction
from app.application.find_counters import FindCounters
from app.application.predict_duels import PredictDuels
from app.application.prediction_book import PredictionBook
from app.application.recommend_move import RecommendMove
from app.application.record_outcome import RecordOutcome
from app.application.simulate_duel import SimulateDuel
from app.application.turnstile import Turnstile
from app.application.workload import Workload
from app.container import games
from app.container.measuring import Measuring
from app.container.playing import Playing
from app.container.predicting import Predicting
from app.container.shadowing import Shadowing
from app.container.storage import Storage
from app.domain.battle.simulation import Engine

if TYPE_CHECKING:
    from app.application.ports.game_solver import GameSolver


class Answering(Playing, Shadowing, Measuring):
    turnstile = providers.ThreadSafeSingleton(
        Turnstile,
        at_once=Storage.settings.provided.simulations_at_once,
        waiting=Storage.settings.provided.simulations_waiting,
        patience_seconds=Storage.settings.provided.simulation_limit_seconds,
    )
    # Apart from simulations, because these take a fraction of a second, and many may come at once.
    large_questions = providers.ThreadSafeSingleton(
        Turnstile,
        at_once=Storage.settings.provided.large_questions_at_once,
        waiting=Storage.settings.provided.large_questions_waiting,
        patience_seconds=Storage.settings.provided.large_question_patience_seconds,
    )
    workload: providers.Provider[Workload] = providers.Factory(Workload, turnstile=large_questions)
    prediction_book: providers.Provider[PredictionBook] = providers.Factory(
        PredictionBook, predictions=Storage.prediction_repository, shadow=Shadowing.shadow_book.provided.offer
    )
    game_solver: providers.Provider[GameSolver] = providers.ThreadSafeSingleton(games.game_solver)
    predict_duels: providers.Provider[PredictDuels] = providers.Factory(
        PredictDuels,
        pokedex=Storage.pokedex_repository,
        predictors=Predicting.predictors,
        book=prediction_book,
        workload=workload,
        metering=Measuring.metering,
    )
    # Made once: to make one takes a tenth as long as to answer by the atlas.
    recommend_move: providers.Provider[RecommendMove] = providers.ThreadSafeSingleton(
        RecommendMove,
        pokedex=Storage.pokedex_repository,
        predictors=Predicting.predictors,
        at_hand=Predicting.model_in_service.provided.at_hand,
        book=prediction_book,
        workload=workload,
        metering=Measuring.metering,
    )
    explain_prediction: providers.Provider[ExplainPrediction] = providers.Factory(
        ExplainPrediction, predictors=Predicting.predictors, workload=workload
    )
    find_counters: providers.Provider[FindCounters] = providers.Factory(
        FindCounters,
        pokedex=Storage.pokedex_repository,
        predictors=Predicting.predictors,
        book=prediction_book,
        workload=workload,
        metering=Measuring.metering,
    )
    compare_teams: providers.Provider[CompareTeams] = providers.Factory(
        CompareTeams,
        pokedex=Storage.pokedex_repository,
        predictors=Predicting.predictors,
        solver=game_solver,
        book=prediction_book,
        workload=workload,
        metering=Measuring.metering,
    )
    calculate_damage: providers.Provider[CalculateDamage] = providers.Factory(
        CalculateDamage, pokedex=Storage.pokedex_repository
    )
    record_outcome: providers.Provider[RecordOutcome] = providers.Factory(
        RecordOutcome, predictions=Storage.prediction_repository, outcomes=Storage.outcome_repository
    )
    simulate_duel: providers.Provider[SimulateDuel] = providers.Factory(
        SimulateDuel,
        pokedex=Storage.pokedex_repository,
        # Providers, not players: each is built when it is first asked for.
        players=providers.Dict(
            {Engine.OWN: Playing.own_player.provider, Engine.REFERENCE: Playing.reference_player.provider}
        ),
        predictors=Predicting.predictors,
        turnstile=turnstile,
        meter=Measuring.simulator_meter,
    )
