from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.api.questions import pikachu, problem_of

if TYPE_CHECKING:
    from tests.unit.api.asgi_client import AsgiClient

DAMAGE = "/v1/damage"


def asked(client: AsgiClient, **question: Any) -> dict[str, Any]:
    answer = client.post(DAMAGE, json={"attacker": pikachu(), "defender": {"pokemon": "gyarados"}, **question})
    assert answer.status_code == 200, answer.text
    content: dict[str, Any] = answer.json()
    return content


def test_everything_that_a_damage_calculator_says_is_said(client: AsgiClient) -> None:
    said = asked(client, attacker=pikachu(pokemon="pikachu-starter"))

    assert (said["min"], said["max"], said["foe_hp"]) == (168, 196, 170)
    assert (said["percent_min"], said["percent_max"]) == (98.8, 115.2)
    assert len(said["rolls"]) == len(said["critical_rolls"]) == len(said["percent"]) == 16
    assert said["rolls"][0], said["rolls"][-1] == (168, 196)
    assert said["percent"][0] == 98.8
    assert said["critical"]["min"] == said["critical_rolls"][0] > said["min"]
    assert said["hits"] == {"min": 1, "max": 1}
    assert said["ko_chances"] == [0.8125, 1, 1, 1]
    assert said["ko_chances_with_criticals_and_misses"][0] > 0.8125
    assert said["sentence"] == "81.2 % chance to OHKO"
    assert (said["stab"], said["type_multiplier"], said["priority"], said["accuracy"]) == (True, 4, 0, 100)
    assert said["attacker"]["pokemon"] == "pikachu-starter"
    assert said["defender"]["level"] == 50


def test_the_duel_says_the_same(client: AsgiClient) -> None:
    duel = {"a": pikachu(), "b": {"pokemon": "gyarados", "move": "waterfall"}}
    in_the_duel = client.post("/v1/predictions/duel", json=duel).json()["damage"]["a_to_b"]
    said = asked(client)
    assert in_the_duel == {name: said[name] for name in in_the_duel}


@pytest.mark.parametrize(
    ("conditions", "lowest", "highest"),
    [
        ({"attack_stage": 2}, 1.9, 2.1),
        ({"defence_stage": 2}, 0.45, 0.55),
        ({"screen": True}, 0.45, 0.55),
        ({"burned": True}, 1, 1),
    ],
)
def test_conditions_count(client: AsgiClient, conditions: dict[str, Any], lowest: float, highest: float) -> None:
    fresh, now = asked(client)["max"], asked(client, conditions=conditions)["max"]
    assert lowest * fresh <= now <= highest * fresh


def test_what_has_no_effect_says_so(client: AsgiClient) -> None:
    said = asked(client, defender={"pokemon": "Grolem"})
    assert (said["rolls"], said["critical_rolls"], said["critical"]) == ([0], [], None)
    assert (said["sentence"], said["type_multiplier"], said["ko_chances"]) == ("no effect", 0, [0, 0, 0, 0])


def test_what_the_foe_decides_has_no_rolls(client: AsgiClient) -> None:
    said = asked(client, attacker={"pokemon": "machamp", "move": "counter", "allow_unlearnable": True})
    assert (said["rolls"], said["min"], said["max"]) == ([], 0, said["foe_hp"])
    assert said["sentence"] == "depends on the damage received"


@pytest.mark.parametrize(
    ("question", "kind", "location"),
    [
        ({"attacker": pikachu(pokemon="pikachou")}, "unknown-name", "body.attacker"),
        ({"defender": {"pokemon": "gyaradoss"}}, "unknown-name", "body.defender"),
        ({"attacker": pikachu(move="surf-wave")}, "unknown-name", "body.attacker"),
        ({"attacker": pikachu(move="earthquake")}, "unplayable-move", "body.attacker"),
        ({"attacker": pikachu(move="growl")}, "unplayable-move", "body.attacker"),
    ],
)
def test_the_part_that_the_game_refuses_is_named(
    client: AsgiClient, question: dict[str, Any], kind: str, location: str
) -> None:
    body = {"attacker": pikachu(), "defender": {"pokemon": "gyarados"}, **question}
    assert problem_of(client.post(DAMAGE, json=body), 422, kind)["location"] == location


@pytest.mark.parametrize(
    ("question", "location", "allowed"),
    [
        ({"conditions": {"attack_stage": 7}}, "body.conditions.attack_stage", "6 or less"),
        ({"conditions": {"defence_stage": -7}}, "body.conditions.defence_stage", "-6 or more"),
        ({"conditions": {"burned": "yes"}}, "body.conditions.burned", None),
        ({"conditions": {"rain": True}}, "body.conditions.rain", "attack_stage, defence_stage, burned, screen"),
        (
            {"defender": {"pokemon": "mew", "move": "psychic"}},
            "body.defender.move",
            "pokemon, level, nature, friendship, ivs, avs",
        ),
    ],
)
def test_a_malformed_question_says_what_would_be_right(
    client: AsgiClient, question: dict[str, Any], location: str, allowed: str | None
) -> None:
    body = {"attacker": pikachu(), "defender": {"pokemon": "gyarados"}, **question}
    (error,) = problem_of(client.post(DAMAGE, json=body), 422, "invalid-request")["errors"]
    assert (error["location"], error.get("allowed")) == (location, allowed)
