"""Questions about battles through the typed client, to the product as it is served."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from predictiondex_client import Client
from predictiondex_client.api.damage import calculate_damage
from predictiondex_client.api.predictions import (
    compare_teams,
    find_counters,
    predict_duel,
    predict_duels,
    read_prediction,
    recommend_move,
    report_outcome,
)
from predictiondex_client.api.simulations import simulate_duel
from predictiondex_client.models import (
    AvsIn,
    BestMoveIn,
    BestMoveOut,
    CalculatedDamageOut,
    CombatantIn,
    ConditionsIn,
    ContenderIn,
    CountersIn,
    CountersOut,
    DamageIn,
    DuelIn,
    DuelOut,
    DuelsIn,
    DuelsOut,
    KeptPredictionOut,
    OutcomeIn,
    OutcomeOut,
    PairIn,
    ProblemOut,
    ShowdownContenderIn,
    ShowdownTeamIn,
    SimulationIn,
    SimulationOut,
    TeamMatchupIn,
    TeamMatchupOut,
    TrainedPokemonIn,
)

if TYPE_CHECKING:
    from predictiondex_client.models import Engine
    from tests.real_server import RealServer

PIKACHU = CombatantIn(pokemon="pikachu", move="thunderbolt")
GYARADOS = CombatantIn(pokemon="gyarados", move="waterfall")


def test_a_duel_is_predicted_kept_and_told_how_it_ended(typed_client: Client) -> None:
    given = predict_duel.sync(client=typed_client, body=DuelIn(a=PIKACHU, b=GYARADOS, durable=True))
    assert isinstance(given, DuelOut)
    assert given.stored
    assert given.interval.low <= given.win_probability <= given.interval.high
    assert given.damage.a_to_b.sentence == "guaranteed 2HKO"

    reported = report_outcome.sync_detailed(given.prediction_id, client=typed_client, body=OutcomeIn(winner="b"))
    assert reported.status_code == 201
    assert isinstance(reported.parsed, OutcomeOut)

    kept = read_prediction.sync(given.prediction_id, client=typed_client)
    assert isinstance(kept, KeptPredictionOut)
    assert (kept.win_probability, kept.made_at, kept.outcome) == (
        given.win_probability,
        given.made_at,
        reported.parsed,
    )


def test_many_duels_are_answered_in_order_without_blocking(server: RealServer) -> None:
    async def ask() -> DuelsOut | ProblemOut | None:
        async with Client(server.address) as typed_client:
            pairs = [PairIn(a=PIKACHU, b=GYARADOS), PairIn(a=GYARADOS, b=PIKACHU)]
            return await predict_duels.asyncio(client=typed_client, body=DuelsIn(duels=pairs, method="engine"))

    answer = asyncio.run(ask())
    assert isinstance(answer, DuelsOut)
    there, back = answer.predictions
    assert there.win_probability + back.win_probability == 1.0
    assert there.battles is not None


def test_the_best_move_is_recommended_against_known_moves(typed_client: Client) -> None:
    a = ContenderIn(pokemon="Pikachu", moves=["thunderbolt", "quick-attack"], avs=AvsIn(spa=200))
    b = ContenderIn(pokemon="gyarados", moves=["waterfall"])
    answer = recommend_move.sync(client=typed_client, body=BestMoveIn(a=a, b=b, scenario="known"))
    assert isinstance(answer, BestMoveOut)
    assert answer.recommended_move == answer.moves[0].move == "thunderbolt"
    assert answer.moves[0].stab
    assert answer.moves[0].type_multiplier == 4


def _contenders(*names: str) -> list[ContenderIn | ShowdownContenderIn]:
    return [ContenderIn(pokemon=name) for name in names]


def test_counters_are_found_in_a_pool(typed_client: Client) -> None:
    pool = _contenders("magikarp", "raichu", "charmander")
    body = CountersIn(opponent=ContenderIn(pokemon="gyarados"), pool=pool, limit=2)
    answer = find_counters.sync(client=typed_client, body=body)
    assert isinstance(answer, CountersOut)
    best, second = answer.counters
    assert best.pokemon == "raichu"
    assert best.win_probability >= second.win_probability


def test_teams_are_compared(typed_client: Client) -> None:
    body = TeamMatchupIn(a=_contenders("mew", "gyarados"), b=ShowdownTeamIn(showdown="Pikachu\nLevel: 50"))
    answer = compare_teams.sync(client=typed_client, body=body)
    assert isinstance(answer, TeamMatchupOut)
    assert [one.use.pokemon for one in answer.best_answers] == ["mew"]


def test_damage_is_calculated_to_the_roll(typed_client: Client) -> None:
    defender = TrainedPokemonIn(pokemon="gyarados")
    body = DamageIn(attacker=PIKACHU, defender=defender, conditions=ConditionsIn(screen=True))
    answer = calculate_damage.sync(client=typed_client, body=body)
    assert isinstance(answer, CalculatedDamageOut)
    assert (answer.min_, answer.max_) == (answer.rolls[0], answer.rolls[-1])
    assert len(answer.rolls) == 16
    assert answer.critical is not None
    assert answer.critical.max_ > answer.max_


@pytest.mark.parametrize("engine", ["own", "reference"])
def test_both_engines_play_the_same_battles_again(typed_client: Client, engine: Engine) -> None:
    body = SimulationIn(a=PIKACHU, b=GYARADOS, battles=50, engine=engine, seed=7)
    there, again = (
        simulate_duel.sync(client=typed_client, body=body),
        simulate_duel.sync(client=typed_client, body=body),
    )
    assert isinstance(there, SimulationOut)
    assert isinstance(again, SimulationOut)
    assert (there.engine, there.battles) == (engine, 50)
    assert (there.a_wins, there.b_wins, there.ties) == (again.a_wins, again.b_wins, again.ties)
    assert there.a_wins + there.b_wins + there.ties == 50
    assert there.model is not None
