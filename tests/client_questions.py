"""One question to each operation of the API, through the typed client, and the type of the answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from predictiondex_client import models as m
from predictiondex_client.api.about import read_about
from predictiondex_client.api.damage import calculate_damage
from predictiondex_client.api.health import check_liveness, check_readiness, read_metrics
from predictiondex_client.api.models import (
    compare_shadow,
    hear_model_event,
    list_models,
    list_promotions,
    promote_model,
    read_model,
    read_model_report,
    read_production_model,
    roll_back_model,
)
from predictiondex_client.api.monitoring import (
    list_drift,
    list_live_quality,
    read_drift,
    read_live_quality,
    read_traffic,
)
from predictiondex_client.api.pokedex import (
    list_learners,
    list_moves,
    list_moves_of_pokemon,
    list_natures,
    list_pokemon,
    list_types,
    read_move,
    read_nature,
    read_pokemon,
    read_type,
    read_type_chart,
    read_weaknesses,
)
from predictiondex_client.api.predictions import (
    compare_teams,
    find_counters,
    predict_duel,
    predict_duels,
    read_prediction,
    recommend_move,
    report_outcome,
)
from predictiondex_client.api.sets import export_sets, import_sets
from predictiondex_client.api.simulations import simulate_duel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from predictiondex_client import AuthenticatedClient

_EEVEE: Final = m.CombatantIn(pokemon="eevee", move="quick-attack")
_MEW: Final = m.ContenderIn(pokemon="mew", moves=["psychic"])
_DUEL: Final = m.DuelIn(a=_EEVEE, b=_EEVEE, durable=True)
_SET: Final = m.SetIn(pokemon="eevee")


def _predicted(client: AuthenticatedClient) -> UUID:
    answer = predict_duel.sync(client=client, body=_DUEL)
    assert isinstance(answer, m.DuelOut)
    return answer.prediction_id


QUESTIONS: Final[Mapping[str, tuple[type, Callable[[AuthenticatedClient], object]]]] = {
    "predictDuel": (m.DuelOut, lambda client: predict_duel.sync(client=client, body=_DUEL)),
    "predictDuels": (
        m.DuelsOut,
        lambda client: predict_duels.sync(client=client, body=m.DuelsIn(duels=[m.PairIn(a=_EEVEE, b=_EEVEE)])),
    ),
    "readPrediction": (m.KeptPredictionOut, lambda client: read_prediction.sync(_predicted(client), client=client)),
    "reportOutcome": (
        m.OutcomeOut,
        lambda client: report_outcome.sync(_predicted(client), client=client, body=m.OutcomeIn(winner="a")),
    ),
    "recommendMove": (
        m.BestMoveOut,
        lambda client: recommend_move.sync(client=client, body=m.BestMoveIn(a=_MEW, b=_MEW)),
    ),
    "findCounters": (
        m.CountersOut,
        lambda client: find_counters.sync(client=client, body=m.CountersIn(opponent=_MEW, pool=[_MEW])),
    ),
    "compareTeams": (
        m.TeamMatchupOut,
        lambda client: compare_teams.sync(client=client, body=m.TeamMatchupIn(a=[_MEW], b=[_MEW])),
    ),
    "calculateDamage": (
        m.CalculatedDamageOut,
        lambda client: calculate_damage.sync(
            client=client, body=m.DamageIn(attacker=_EEVEE, defender=m.TrainedPokemonIn(pokemon="mew"))
        ),
    ),
    "simulateDuel": (
        m.SimulationOut,
        lambda client: simulate_duel.sync(client=client, body=m.SimulationIn(a=_EEVEE, b=_EEVEE, battles=10)),
    ),
    "importSets": (m.SetsOut, lambda client: import_sets.sync(client=client, body=m.SetTextIn(text="Eevee"))),
    "exportSets": (m.SetTextOut, lambda client: export_sets.sync(client=client, body=m.SetsIn(sets=[_SET]))),
    "listPokemon": (m.PokemonPage, lambda client: list_pokemon.sync(client=client, type_=["fire"], sort="-spe")),
    "readPokemon": (m.PokemonOut, lambda client: read_pokemon.sync("eevee", client=client)),
    "readWeaknesses": (m.WeaknessesOut, lambda client: read_weaknesses.sync("eevee", client=client)),
    "listMovesOfPokemon": (
        m.LearnablePage,
        lambda client: list_moves_of_pokemon.sync("eevee", client=client, damaging=True, sort="level"),
    ),
    "listMoves": (m.MovePage, lambda client: list_moves.sync(client=client, q="quick")),
    "readMove": (m.MoveOut, lambda client: read_move.sync("quick-attack", client=client)),
    "listLearners": (m.LearnerPage, lambda client: list_learners.sync("quick-attack", client=client, method="level")),
    "listTypes": (m.TypePage, lambda client: list_types.sync(client=client)),
    "readType": (m.TypeDetailsOut, lambda client: read_type.sync("fire", client=client)),
    "readTypeChart": (m.TypeChartOut, lambda client: read_type_chart.sync(client=client)),
    "listNatures": (m.NaturePage, lambda client: list_natures.sync(client=client)),
    "readNature": (m.NatureOut, lambda client: read_nature.sync("timid", client=client)),
    # The service that is asked has no secret, and says so.
    "hearModelEvent": (
        m.ProblemOut,
        lambda client: hear_model_event.sync(client=client, body=m.HearModelEventBody()),
    ),
    "compareShadow": (m.ShadowOut, lambda client: compare_shadow.sync("1", client=client)),
    "listModels": (m.ModelPage, lambda client: list_models.sync(client=client)),
    "readModel": (m.ModelDetailsOut, lambda client: read_model.sync("1.0.0", client=client)),
    "readProductionModel": (m.ModelDetailsOut, lambda client: read_production_model.sync(client=client)),
    "listPromotions": (m.PromotionPage, lambda client: list_promotions.sync(client=client, at=datetime.now(UTC))),
    "promoteModel": (
        m.PromotionOut,
        lambda client: promote_model.sync("1", client=client, body=m.PromotionIn(to="staging")),
    ),
    # There is one version, so that nothing was there before.
    "rollBackModel": (m.ProblemOut, lambda client: roll_back_model.sync(client=client, body=m.RollbackIn())),
    "readDrift": (m.DriftOut, lambda client: read_drift.sync(client=client)),
    "readModelReport": (m.ModelReportOut, lambda client: read_model_report.sync("1", client=client)),
    "readTraffic": (m.TrafficOut, lambda client: read_traffic.sync(client=client)),
    "readAbout": (m.AboutOut, lambda client: read_about.sync(client=client)),
    "listDrift": (m.DriftPage, lambda client: list_drift.sync(client=client)),
    "readLiveQuality": (m.LiveQualityOut, lambda client: read_live_quality.sync(client=client)),
    "listLiveQuality": (m.LiveQualityPage, lambda client: list_live_quality.sync(client=client)),
    "readMetrics": (str, lambda client: read_metrics.sync(client=client)),
    "checkLiveness": (m.LivenessOut, lambda client: check_liveness.sync(client=client)),
    "checkReadiness": (m.ReadinessOut, lambda client: check_readiness.sync(client=client)),
}
