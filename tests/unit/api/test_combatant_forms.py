from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.api.questions import DUEL, gyarados, pikachu, problem_of

if TYPE_CHECKING:
    from tests.unit.api.asgi_client import AsgiClient

BEST_MOVE, COUNTERS, TEAM = (f"/v1/predictions/{name}" for name in ("best-move", "counters", "team-matchup"))
DAMAGE, SIMULATIONS = "/v1/damage", "/v1/simulations"
SPARKY = """Sparky (Pikachu-Starter) (F) @ Light Ball
Level: 42
EVs: 120 SpA / 80 Spe
IVs: 0 Atk
Timid Nature
- Thunderbolt"""
TWO_MOVES = f"{SPARKY}\n- Quick Attack"
KNOWS_GROWL = f"{TWO_MOVES}\n- Growl"
FOE = {"pokemon": "gyarados", "moves": ["waterfall"]}


def ask(client: AsgiClient, path: str, **question: Any) -> Any:
    answer = client.post(path, json=question)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_set_is_taken_where_a_combatant_is(client: AsgiClient) -> None:
    said = ask(client, DUEL, a={"showdown": SPARKY}, b=gyarados())

    assert (said["a"]["pokemon"], said["a"]["level"], said["a"]["nature"]) == ("pikachu-starter", 42, "timid")
    assert (said["a"]["avs"]["spa"], said["a"]["avs"]["spe"], said["a"]["ivs"]["atk"]) == (120, 80, 0)
    assert said["a"]["move"] == "thunderbolt"


def test_a_set_of_several_moves_leaves_the_choice_open(client: AsgiClient) -> None:
    answer = client.post(DUEL, json={"a": {"showdown": TWO_MOVES}, "b": gyarados()})

    problem = problem_of(answer, 422, "invalid-combatant")
    assert (problem["location"], problem["field"]) == ("body.a", "move")
    assert problem["allowed"] == "one of thunderbolt, quick-attack"
    said = ask(client, DUEL, a={"showdown": TWO_MOVES, "move": "Vive-Attaque"}, b=gyarados())
    assert said["a"]["move"] == "quick-attack"


def test_a_set_without_a_move_is_told_that_it_needs_one(client: AsgiClient) -> None:
    answer = client.post(DUEL, json={"a": {"showdown": "Pikachu"}, "b": gyarados()})
    assert "because its set has none" in problem_of(answer, 422, "invalid-combatant")["detail"]


def test_the_known_scenario_needs_moves_in_the_text(client: AsgiClient) -> None:
    question = {"a": {"pokemon": "pikachu"}, "b": {"showdown": "Gyarados\nLevel: 50"}}

    problem = problem_of(client.post(BEST_MOVE, json=question | {"scenario": "known"}), 422, "invalid-combatant")

    assert (problem["location"], problem["field"]) == ("body.b", "moves")
    ask(client, BEST_MOVE, **question)


def test_a_set_is_one_of_two_forms_not_a_mixture(client: AsgiClient) -> None:
    answer = client.post(DUEL, json={"a": {"showdown": SPARKY, "level": 7}, "b": gyarados()})

    (error,) = problem_of(answer, 422, "invalid-request")["errors"]
    assert error["location"] == "body.a.level"
    assert error["message"] == "is not a field that is known here"


def test_a_text_that_cannot_be_read_is_refused_with_its_line(client: AsgiClient) -> None:
    answer = client.post(DUEL, json={"a": pikachu(), "b": {"showdown": "Pikachu\n- Thunderbolr"}})

    problem = problem_of(answer, 422, "unreadable-set")
    assert (problem["location"], problem["line"]) == ("body.b", 2)
    assert "thunderbolt" in problem["did_you_mean"]


def test_a_team_is_no_combatant(client: AsgiClient) -> None:
    answer = client.post(DUEL, json={"a": {"showdown": f"{SPARKY}\n\nOnix\n- Rock Slide"}, "b": gyarados()})
    assert "but must be a single set" in problem_of(answer, 422, "invalid-combatant")["detail"]


def test_the_moves_of_a_set_are_chosen_among(client: AsgiClient) -> None:
    said = ask(client, BEST_MOVE, a={"showdown": KNOWS_GROWL}, b=FOE)

    assert said["a"]["moves"] == ["thunderbolt", "quick-attack"]
    assert [one["move"] for one in said["rejected_moves"]] == ["growl"]
    assert ask(client, COUNTERS, opponent={"showdown": TWO_MOVES})["opponent"]["pokemon"] == "pikachu-starter"


def test_a_team_is_taken_as_a_text(client: AsgiClient) -> None:
    text = f"=== [gen7letsgo] mine ===\n\n{TWO_MOVES}\n\nOnix\nLevel: 50\n- Rock Slide\n"
    said = ask(client, TEAM, a={"showdown": text}, b=[FOE, {"showdown": SPARKY}])

    assert [one["pokemon"] for one in said["leads_of_a"]] == ["pikachu-starter", "onix"]
    assert [one["pokemon"] for one in said["leads_of_b"]] == ["gyarados", "pikachu-starter"]


def test_a_text_of_more_than_six_is_no_team(client: AsgiClient) -> None:
    answer = client.post(TEAM, json={"a": {"showdown": "\n\n".join([SPARKY] * 7)}, "b": [FOE]})
    assert "a team of 1 to 6" in problem_of(answer, 422, "invalid-combatant")["detail"]


def test_damage_and_simulations_take_sets_too(client: AsgiClient) -> None:
    said = ask(client, DAMAGE, attacker={"showdown": SPARKY}, defender={"showdown": TWO_MOVES})
    assert (said["attacker"]["level"], said["defender"]["avs"]["spa"]) == (42, 120)
    assert ask(client, SIMULATIONS, a={"showdown": SPARKY}, b=gyarados(), battles=10)["a"]["level"] == 42


@pytest.mark.parametrize(
    "given", ["showdown", 7, None, [], {"showdown": 7}, {"showdown": ""}, {"showdown": "x" * 2001}]
)
def test_what_is_neither_form_is_refused_without_naming_forms(client: AsgiClient, given: Any) -> None:
    problem = problem_of(client.post(DUEL, json={"a": given, "b": gyarados()}), 422, "invalid-request")
    assert problem["errors"][0]["location"] in {"body.a", "body.a.showdown"}


@pytest.mark.parametrize("given", ["showdown", 7, None, {}])
def test_what_is_no_team_is_refused(client: AsgiClient, given: Any) -> None:
    problem = problem_of(client.post(TEAM, json={"a": given, "b": [FOE]}), 422, "invalid-request")
    assert problem["errors"][0]["location"] == "body.a"
    assert problem["errors"][0]["message"] == "must be a list"
