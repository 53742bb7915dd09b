from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.application.ports.model_registry import NoSuchModelError
from tests.unit.api.questions import problem_of

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient

BEST_MOVE, COUNTERS, TEAM = (f"/v1/predictions/{name}" for name in ("best-move", "counters", "team-matchup"))
PIKACHU = {"pokemon": "pikachu", "moves": ["thunderbolt", "Vive-Attaque"]}
GYARADOS = {"pokemon": "gyarados", "moves": ["waterfall", "crunch"]}


def ask(client: AsgiClient, path: str, **question: Any) -> dict[str, Any]:
    answer = client.post(path, json=question)
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json()
    return said


def chance(client: AsgiClient, a: dict[str, Any], move: str, b: dict[str, Any], reply: str) -> float:
    def playing(one: dict[str, Any], chosen: str) -> dict[str, Any]:
        return {name: value for name, value in one.items() if name != "moves"} | {"move": chosen}

    duel = ask(client, "/v1/predictions/duel", a=playing(a, move), b=playing(b, reply))
    probability: float = duel["win_probability"]
    return probability


@pytest.mark.parametrize("scenario", ["worst_case", "known"])
def test_each_move_is_worth_what_its_worst_duel_is(client: AsgiClient, scenario: str) -> None:
    said = ask(client, BEST_MOVE, a=PIKACHU, b=GYARADOS, scenario=scenario)

    assert said["moves"][0]["move"] == said["recommended_move"]
    assert {one["move"] for one in said["moves"]} == {"thunderbolt", "quick-attack"}
    for one in said["moves"]:
        duels = {reply: chance(client, PIKACHU, one["move"], GYARADOS, reply) for reply in GYARADOS["moves"]}
        assert one["win_probability"] == min(duels.values()) == duels[one["reply"]]
        assert one["interval"]["low"] <= one["win_probability"] <= one["interval"]["high"]
    assert said["win_probability"] == max(one["win_probability"] for one in said["moves"])
    assert (said["scenario"], said["method"], said["model_version"]) == (scenario, "model", "fake-1")


def test_on_average_each_reply_counts_alike(client: AsgiClient) -> None:
    said = ask(client, BEST_MOVE, a=PIKACHU, b=GYARADOS, scenario="average")

    for one in said["moves"]:
        duels = [chance(client, PIKACHU, one["move"], GYARADOS, reply) for reply in GYARADOS["moves"]]
        assert one["win_probability"] == pytest.approx(sum(duels) / 2)


def test_all_pairs_are_forecast_in_one_batch(client: AsgiClient, container: FakeApiContainer, pokedex: Pokedex) -> None:
    ask(client, BEST_MOVE, a={"pokemon": "pikachu"}, b={"pokemon": "gyarados"})
    assert container.predictor.asked == [
        len(pokedex.damaging_moves("pikachu")) * len(pokedex.damaging_moves("gyarados"))
    ]


def test_a_move_comes_with_what_it_does(client: AsgiClient) -> None:
    said = ask(client, BEST_MOVE, a=PIKACHU, b=GYARADOS)

    by_move = {one["move"]: one for one in said["moves"]}
    bolt, quick = by_move["thunderbolt"], by_move["quick-attack"]
    assert (bolt["stab"], bolt["type_multiplier"], bolt["priority"]) == (True, 4, 0)
    assert (quick["stab"], quick["type_multiplier"], quick["priority"]) == (False, 1, 1)
    assert (bolt["damage"]["min"], bolt["damage"]["max"]) == (124, 148)
    assert bolt["damage"]["sentence"] == "guaranteed 2HKO"
    assert bolt["reply_damage"]["max"] > bolt["reply_damage"]["min"] > 0


def test_what_cannot_be_used_comes_back_with_the_reason(client: AsgiClient) -> None:
    said = ask(client, BEST_MOVE, a={"pokemon": "pikachu", "moves": ["thunderbolt", "surf", "growl"]}, b=GYARADOS)

    assert said["recommended_move"] == "thunderbolt"
    assert said["a"]["moves"] == ["thunderbolt"]
    assert [(one["pokemon"], one["move"]) for one in said["rejected_moves"]] == [
        ("pikachu", "surf"),
        ("pikachu", "growl"),
    ]
    assert said["rejected_moves"][0]["reason"] == "Pikachu does not learn it in Let's Go"


def test_where_no_move_can_be_used_the_question_is_refused(client: AsgiClient) -> None:
    answer = client.post(BEST_MOVE, json={"a": {"pokemon": "pikachu", "moves": ["surf", "growl"]}, "b": GYARADOS})

    problem = problem_of(answer, 422, "no-playable-move")
    assert problem["location"] == "body.a"
    assert [one["move"] for one in problem["rejected_moves"]] == ["surf", "growl"]
    assert "thunderbolt" in problem["alternatives"]


def test_the_known_scenario_needs_to_know(client: AsgiClient) -> None:
    answer = client.post(BEST_MOVE, json={"a": PIKACHU, "b": {"pokemon": "gyarados"}, "scenario": "known"})
    assert "needs the moves of b" in problem_of(answer, 422, "invalid-request")["detail"]


def test_the_recommended_duel_can_be_read_back(client: AsgiClient) -> None:
    said = ask(client, BEST_MOVE, a=PIKACHU, b=GYARADOS)

    kept = client.get(f"/v1/predictions/{said['prediction_id']}").json()
    assert kept["a"]["move"] == said["recommended_move"]
    assert kept["b"]["move"] == said["moves"][0]["reply"]
    assert kept["win_probability"] == said["win_probability"]


def test_counters_are_everybody_else_best_first(client: AsgiClient, pokedex: Pokedex) -> None:
    said = ask(client, COUNTERS, opponent={"pokemon": "dragonite"}, limit=200)

    found = said["counters"]
    assert len(found) == len(pokedex.pokemon) - 2  # neither Ditto, which cannot fight, nor Dragonite
    assert "dragonite" not in {one["pokemon"] for one in found}
    chances = [one["win_probability"] for one in found]
    assert chances == sorted(chances, reverse=True)
    assert said["opponent"]["moves"] == [one.slug for one in pokedex.damaging_moves("dragonite")]


def test_a_counter_plays_what_best_move_recommends(client: AsgiClient) -> None:
    said = ask(client, COUNTERS, opponent={"pokemon": "dragonite"}, pool=[{"pokemon": "lapras"}, {"pokemon": "onix"}])

    assert {one["pokemon"] for one in said["counters"]} == {"lapras", "onix"}
    for one in said["counters"]:
        best = ask(client, BEST_MOVE, a={"pokemon": one["pokemon"]}, b={"pokemon": "dragonite"})
        assert (one["move"], one["reply"]) == (best["recommended_move"], best["moves"][0]["reply"])
        assert one["win_probability"] == best["win_probability"]
        assert client.get(f"/v1/predictions/{one['prediction_id']}").json()["b"]["move"] == one["reply"]


def test_of_a_pool_the_wrong_one_is_named(client: AsgiClient) -> None:
    answer = client.post(COUNTERS, json={"opponent": GYARADOS, "pool": [PIKACHU, {"pokemon": "picachu"}]})

    problem = problem_of(answer, 422, "unknown-name")
    assert (problem["location"], problem["index"]) == ("body.pool.1", 1)
    assert "pikachu" in problem["did_you_mean"]


def test_teams_are_compared_one_duel_at_a_time(client: AsgiClient) -> None:
    own, foe = [PIKACHU, {"pokemon": "snorlax"}], [GYARADOS, {"pokemon": "onix"}, {"pokemon": "mew"}]
    said = ask(client, TEAM, a=own, b=foe)
    back = ask(client, TEAM, a=foe, b=own)

    assert [[round(1 - one, 12) for one in column] for column in zip(*said["matrix"], strict=True)] == [
        [round(one, 12) for one in row] for row in back["matrix"]
    ]
    assert [[one["win_probability"] for one in row] for row in said["matchups"]] == said["matrix"]
    columns = list(zip(*said["matrix"], strict=True))
    for answer, column in zip(said["best_answers"], columns, strict=True):
        assert answer["win_probability"] == max(column) == column[answer["use"]["position"]]
    lead = said["best_lead"]["position"]
    assert min(said["matrix"][lead]) == max(min(row) for row in said["matrix"])
    assert sum(one["share"] for one in said["leads_of_a"]) == pytest.approx(1)
    assert [one["pokemon"] for one in said["leads_of_b"]] == ["gyarados", "onix", "mew"]
    assert said["value"] + back["value"] == pytest.approx(1)
    first = said["matchups"][0][1]
    assert client.get(f"/v1/predictions/{first['prediction_id']}").json()["a"]["move"] == first["a_move"]


def test_a_team_against_itself_is_even(client: AsgiClient) -> None:
    said = ask(client, TEAM, a=[PIKACHU, GYARADOS], b=[PIKACHU, GYARADOS])
    assert [said["matrix"][place][place] for place in range(2)] == [0.5, 0.5]
    assert said["value"] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("path", "question"),
    [
        (BEST_MOVE, {"a": PIKACHU, "b": GYARADOS}),
        (COUNTERS, {"opponent": GYARADOS}),
        (TEAM, {"a": [PIKACHU], "b": [GYARADOS]}),
    ],
)
def test_each_question_can_be_put_to_the_engine(
    client: AsgiClient, container: FakeApiContainer, path: str, question: dict[str, Any]
) -> None:
    said = ask(client, path, **question, method="engine")
    assert (said["method"], said["model_version"]) == ("engine", "fake-rules-1")

    container.predictor.failure = NoSuchModelError("in production")
    problem_of(client.post(path, json=question), 503, "no-model")


@pytest.mark.parametrize(
    ("path", "question", "location"),
    [
        (BEST_MOVE, {"a": {"pokemon": "pikachu", "moves": []}, "b": GYARADOS}, "body.a.moves"),
        (BEST_MOVE, {"a": {"pokemon": "pikachu", "moves": ["surf"] * 5}, "b": GYARADOS}, "body.a.moves"),
        (BEST_MOVE, {"a": PIKACHU}, "body.b"),
        (COUNTERS, {"opponent": GYARADOS, "limit": 0}, "body.limit"),
        (COUNTERS, {"opponent": GYARADOS, "pool": []}, "body.pool"),
        (TEAM, {"a": [PIKACHU] * 7, "b": [GYARADOS]}, "body.a"),
        (TEAM, {"a": [PIKACHU], "b": []}, "body.b"),
    ],
)
def test_what_is_out_of_bounds_is_named(client: AsgiClient, path: str, question: dict[str, Any], location: str) -> None:
    problem = problem_of(client.post(path, json=question), 422, "invalid-request")
    assert problem["errors"][0]["location"] == location


def test_a_question_that_would_keep_everybody_waiting_is_refused(client: AsgiClient) -> None:
    team = [{"pokemon": "mew"}] * 6
    problem = problem_of(client.post(TEAM, json={"a": team, "b": team, "method": "engine"}), 422, "too-large-question")

    assert problem["most"] < problem["duels"]
    assert "the moves that they may choose from" in problem["detail"]
