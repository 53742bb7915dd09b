"""The typed client, which is generated from what the API says of itself, with the product as it is served."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from predictiondex_client import AuthenticatedClient, Client
from predictiondex_client.api.damage import calculate_damage
from predictiondex_client.api.health import check_readiness
from predictiondex_client.api.pokedex import list_moves, read_pokemon, read_type_chart, read_weaknesses
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
    MovePage,
    OutcomeIn,
    OutcomeOut,
    PairIn,
    PokemonOut,
    ProblemOut,
    ReadinessOut,
    SetIn,
    SetsIn,
    SetsOut,
    SetTextIn,
    SetTextOut,
    SimulationIn,
    SimulationOut,
    TeamMatchupIn,
    TeamMatchupOut,
    TrainedPokemonIn,
    TypeChartOut,
    WeaknessesOut,
)
from scripts.generate_client import DESCRIPTION, SEAL, description, seal
from tests.client_questions import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from predictiondex_client.models import Engine
    from tests.real_server import RealServer

PIKACHU = CombatantIn(pokemon="pikachu", move="thunderbolt")
GYARADOS = CombatantIn(pokemon="gyarados", move="waterfall")
DUEL = DuelIn(a=PIKACHU, b=GYARADOS)


@pytest.fixture(scope="module")
def client(server: RealServer) -> Iterator[Client]:
    with Client(server.address) as client:
        yield client


def test_it_was_generated_from_what_the_api_says_now() -> None:
    assert DESCRIPTION.read_text(encoding="utf-8") == description(), "run `make client`"


def test_nobody_has_edited_it() -> None:
    assert SEAL.read_text(encoding="utf-8").strip() == seal(), "run `make client`"


def _operations() -> list[str]:
    paths: dict[str, dict[str, Any]] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))["paths"]
    return [operation["operationId"] for operations in paths.values() for operation in operations.values()]


@pytest.mark.parametrize("operation", _operations())
def test_every_operation_answers_in_its_type(client: Client, operation: str) -> None:
    expected, ask = QUESTIONS[operation]

    assert isinstance(ask(client), expected)


def test_a_duel_is_predicted_kept_and_told_how_it_ended(client: Client) -> None:
    given = predict_duel.sync(client=client, body=DuelIn(a=PIKACHU, b=GYARADOS, durable=True))
    assert isinstance(given, DuelOut)
    assert given.stored
    assert given.interval.low <= given.win_probability <= given.interval.high
    assert given.damage.a_to_b.sentence == "guaranteed 2HKO"

    reported = report_outcome.sync_detailed(given.prediction_id, client=client, body=OutcomeIn(winner="b"))
    assert reported.status_code == 201
    assert isinstance(reported.parsed, OutcomeOut)

    kept = read_prediction.sync(given.prediction_id, client=client)
    assert isinstance(kept, KeptPredictionOut)
    assert (kept.win_probability, kept.made_at, kept.outcome) == (
        given.win_probability,
        given.made_at,
        reported.parsed,
    )


def test_many_duels_are_answered_in_order_without_blocking(server: RealServer) -> None:
    async def ask() -> DuelsOut | ProblemOut | None:
        async with Client(server.address) as client:
            pairs = [PairIn(a=PIKACHU, b=GYARADOS), PairIn(a=GYARADOS, b=PIKACHU)]
            return await predict_duels.asyncio(client=client, body=DuelsIn(duels=pairs, method="engine"))

    answer = asyncio.run(ask())
    assert isinstance(answer, DuelsOut)
    there, back = answer.predictions
    assert there.win_probability + back.win_probability == 1.0
    assert there.battles is not None


def test_the_best_move_is_recommended_against_known_moves(client: Client) -> None:
    a = ContenderIn(pokemon="Pikachu", moves=["thunderbolt", "quick-attack"], avs=AvsIn(spa=200))
    b = ContenderIn(pokemon="gyarados", moves=["waterfall"])
    answer = recommend_move.sync(client=client, body=BestMoveIn(a=a, b=b, scenario="known"))
    assert isinstance(answer, BestMoveOut)
    assert answer.recommended_move == answer.moves[0].move == "thunderbolt"
    assert answer.moves[0].stab
    assert answer.moves[0].type_multiplier == 4


def test_counters_are_found_in_a_pool(client: Client) -> None:
    pool = [ContenderIn(pokemon=name) for name in ("magikarp", "raichu", "charmander")]
    body = CountersIn(opponent=ContenderIn(pokemon="gyarados"), pool=pool, limit=2)
    answer = find_counters.sync(client=client, body=body)
    assert isinstance(answer, CountersOut)
    best, second = answer.counters
    assert best.pokemon == "raichu"
    assert best.win_probability >= second.win_probability


def test_teams_are_compared(client: Client) -> None:
    own, foe = ([ContenderIn(pokemon=name) for name in team] for team in (("mew", "gyarados"), ("pikachu",)))
    answer = compare_teams.sync(client=client, body=TeamMatchupIn(a=own, b=foe))
    assert isinstance(answer, TeamMatchupOut)
    assert [one.use.pokemon for one in answer.best_answers] == ["mew"]


def test_damage_is_calculated_to_the_roll(client: Client) -> None:
    defender = TrainedPokemonIn(pokemon="gyarados")
    body = DamageIn(attacker=PIKACHU, defender=defender, conditions=ConditionsIn(screen=True))
    answer = calculate_damage.sync(client=client, body=body)
    assert isinstance(answer, CalculatedDamageOut)
    assert (answer.min_, answer.max_) == (answer.rolls[0], answer.rolls[-1])
    assert len(answer.rolls) == 16
    assert answer.critical is not None
    assert answer.critical.max_ > answer.max_


@pytest.mark.parametrize("engine", ["own", "reference"])
def test_both_engines_play_the_same_battles_again(client: Client, engine: Engine) -> None:
    body = SimulationIn(a=PIKACHU, b=GYARADOS, battles=50, engine=engine, seed=7)
    there, again = simulate_duel.sync(client=client, body=body), simulate_duel.sync(client=client, body=body)
    assert isinstance(there, SimulationOut)
    assert isinstance(again, SimulationOut)
    assert (there.engine, there.battles) == (engine, 50)
    assert (there.a_wins, there.b_wins, there.ties) == (again.a_wins, again.b_wins, again.ties)
    assert there.a_wins + there.b_wins + there.ties == 50
    assert there.model is not None


def test_sets_go_out_and_come_back(client: Client) -> None:
    sent = SetIn(pokemon="pikachu", level=42, avs=AvsIn(def_=7), moves=["thunderbolt"], gender="F")
    text = export_sets.sync(client=client, body=SetsIn(sets=[sent]))
    assert isinstance(text, SetTextOut)
    answer = import_sets.sync(client=client, body=SetTextIn(text=text.text))
    assert isinstance(answer, SetsOut)
    (read,) = answer.sets
    assert (read.pokemon, read.level, read.avs.def_, read.moves, read.gender) == (
        "pikachu",
        42,
        7,
        ["thunderbolt"],
        "F",
    )


def test_the_pokedex_is_read(client: Client) -> None:
    moves = list_moves.sync(client=client, category="special", sort="-power", limit=3)
    assert isinstance(moves, MovePage)
    powers = [one.power or 0 for one in moves.items]
    assert powers == sorted(powers, reverse=True)
    assert {one.category for one in moves.items} == {"special"}

    pokemon = read_pokemon.sync("Évoli", client=client)
    assert isinstance(pokemon, PokemonOut)
    assert pokemon.slug == "eevee"

    weaknesses = read_weaknesses.sync("gyarados", client=client)
    chart = read_type_chart.sync(client=client)
    assert isinstance(weaknesses, WeaknessesOut)
    assert isinstance(chart, TypeChartOut)
    assert weaknesses.multipliers["electric"] == 4
    assert chart.multipliers["electric"]["water"] == 2


def test_it_says_what_is_ready(client: Client) -> None:
    answer = check_readiness.sync(client=client)
    assert isinstance(answer, ReadinessOut)
    assert {one.state for one in answer.dependencies if one.name != "atlas"} == {"ready"}


def test_a_problem_says_what_would_be_right(client: Client) -> None:
    typo = CombatantIn(pokemon="pikchu", move="thunderbolt")
    answer = predict_duel.sync(client=client, body=DuelIn(a=typo, b=GYARADOS))
    assert isinstance(answer, ProblemOut)
    assert (answer.status, answer.location, answer.unknown) == (422, "body.a", "pikchu")
    assert isinstance(answer.did_you_mean, list)
    assert answer.did_you_mean[0] == "pikachu"
    assert answer.additional_properties["kind"] == "Pokémon"

    wrong = predict_duel.sync(
        client=client, body=DuelIn(a=CombatantIn(pokemon="mew", move="pound", level=101), b=PIKACHU)
    )
    assert isinstance(wrong, ProblemOut)
    assert isinstance(wrong.errors, list)
    assert (wrong.errors[0].location, wrong.errors[0].allowed) == ("body.a.level", "1 to 100")

    missing = read_prediction.sync_detailed(uuid4(), client=client)
    assert missing.status_code == 404
    assert isinstance(missing.parsed, ProblemOut)


def test_a_key_that_opens_nothing_is_a_typed_problem(server: RealServer) -> None:
    with AuthenticatedClient(server.address, token="no key of ours") as client:  # noqa: S106 - it is none
        answer = predict_duel.sync(client=client, body=DUEL)
    assert isinstance(answer, ProblemOut)
    assert answer.status == 401
