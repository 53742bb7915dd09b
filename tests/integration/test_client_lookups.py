"""What is looked up, and what is refused, through the typed client."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from predictiondex_client import AuthenticatedClient
from predictiondex_client.api.health import check_readiness
from predictiondex_client.api.pokedex import list_moves, read_pokemon, read_type_chart, read_weaknesses
from predictiondex_client.api.predictions import predict_duel, read_prediction
from predictiondex_client.api.sets import export_sets, import_sets
from predictiondex_client.models import (
    AvsIn,
    CombatantIn,
    DuelIn,
    MovePage,
    PokemonOut,
    ProblemOut,
    ReadinessOut,
    SetIn,
    SetsIn,
    SetsOut,
    SetTextIn,
    SetTextOut,
    TypeChartOut,
    WeaknessesOut,
)

if TYPE_CHECKING:
    from predictiondex_client import Client
    from tests.real_server import RealServer

PIKACHU = CombatantIn(pokemon="pikachu", move="thunderbolt")
GYARADOS = CombatantIn(pokemon="gyarados", move="waterfall")


def test_sets_go_out_and_come_back(typed_client: Client) -> None:
    sent = SetIn(pokemon="pikachu", level=42, avs=AvsIn(def_=7), moves=["thunderbolt"], gender="F")
    text = export_sets.sync(client=typed_client, body=SetsIn(sets=[sent]))
    assert isinstance(text, SetTextOut)
    answer = import_sets.sync(client=typed_client, body=SetTextIn(text=text.text))
    assert isinstance(answer, SetsOut)
    (read,) = answer.sets
    assert (read.pokemon, read.level, read.avs.def_, read.moves, read.gender) == (
        "pikachu",
        42,
        7,
        ["thunderbolt"],
        "F",
    )


def test_the_pokedex_is_read(typed_client: Client) -> None:
    moves = list_moves.sync(client=typed_client, category="special", sort="-power", limit=3)
    assert isinstance(moves, MovePage)
    powers = [one.power or 0 for one in moves.items]
    assert powers == sorted(powers, reverse=True)
    assert {one.category for one in moves.items} == {"special"}

    pokemon = read_pokemon.sync("Évoli", client=typed_client)
    assert isinstance(pokemon, PokemonOut)
    assert pokemon.slug == "eevee"

    weaknesses = read_weaknesses.sync("gyarados", client=typed_client)
    chart = read_type_chart.sync(client=typed_client)
    assert isinstance(weaknesses, WeaknessesOut)
    assert isinstance(chart, TypeChartOut)
    assert weaknesses.multipliers["electric"] == 4
    assert chart.multipliers["electric"]["water"] == 2


def test_it_says_what_is_ready(typed_client: Client) -> None:
    answer = check_readiness.sync(client=typed_client)
    assert isinstance(answer, ReadinessOut)
    assert {one.state for one in answer.dependencies if one.name != "atlas"} == {"ready"}


def test_a_problem_says_what_would_be_right(typed_client: Client) -> None:
    typo = CombatantIn(pokemon="pikchu", move="thunderbolt")
    answer = predict_duel.sync(client=typed_client, body=DuelIn(a=typo, b=GYARADOS))
    assert isinstance(answer, ProblemOut)
    assert (answer.status, answer.location, answer.unknown) == (422, "body.a", "pikchu")
    assert isinstance(answer.did_you_mean, list)
    assert answer.did_you_mean[0] == "pikachu"
    assert answer.additional_properties["kind"] == "Pokémon"

    wrong = predict_duel.sync(
        client=typed_client, body=DuelIn(a=CombatantIn(pokemon="mew", move="pound", level=101), b=PIKACHU)
    )
    assert isinstance(wrong, ProblemOut)
    assert isinstance(wrong.errors, list)
    assert (wrong.errors[0].location, wrong.errors[0].allowed) == ("body.a.level", "1 to 100")

    missing = read_prediction.sync_detailed(uuid4(), client=typed_client)
    assert missing.status_code == 404
    assert isinstance(missing.parsed, ProblemOut)


def test_a_key_that_opens_nothing_is_a_typed_problem(server: RealServer) -> None:
    with AuthenticatedClient(server.address, token="no key of ours") as typed_client:  # noqa: S106 - it is none
        answer = predict_duel.sync(client=typed_client, body=DuelIn(a=PIKACHU, b=GYARADOS))
    assert isinstance(answer, ProblemOut)
    assert answer.status == 401
