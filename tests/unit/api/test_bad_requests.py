from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.api.questions import DUEL, gyarados, pikachu, problem_of

if TYPE_CHECKING:
    import httpx

    from tests.unit.api.asgi_client import AsgiClient

_JSON = {"content-type": "application/json"}


def _ask(client: AsgiClient, **changes: Any) -> httpx.Response:
    return client.post(DUEL, content=json.dumps({"a": pikachu(**changes), "b": gyarados()}), headers=_JSON)


@pytest.mark.parametrize(
    ("changes", "kind", "nearest"),
    [
        ({"pokemon": "pikachuu"}, "Pokémon", "pikachu"),
        ({"move": "thunderbolr"}, "move", "thunderbolt"),
        ({"nature": "timidd"}, "nature", "timid"),
    ],
)
def test_an_unknown_name_gets_the_nearest_spellings(
    client: AsgiClient, changes: dict[str, str], kind: str, nearest: str
) -> None:
    said = problem_of(_ask(client, **changes), 422, "unknown-name")

    assert said["kind"] == kind
    assert said["unknown"] in changes.values()
    assert nearest in said["did_you_mean"]
    assert said["location"] == "body.a"


@pytest.mark.parametrize(
    ("move", "reason"),
    [("earthquake", "does not learn it"), ("growl", "status move"), ("PIKAPAPOW", "partner's own battle command")],
)
def test_an_unplayable_move_is_refused_with_the_reason(client: AsgiClient, move: str, reason: str) -> None:
    said = problem_of(_ask(client, move=move), 422, "unplayable-move")

    (rejected,) = said["rejected_moves"]
    assert reason in rejected["reason"]
    assert rejected["pokemon"] == "pikachu"
    assert "thunderbolt" in said["alternatives"]


@pytest.mark.parametrize(
    ("changes", "location", "allowed"),
    [
        ({"level": 0}, "level", "1 to 100"),
        ({"level": 101}, "level", "1 to 100"),
        ({"level": True}, "level", "1 to 100"),
        ({"level": "50"}, "level", "1 to 100"),
        ({"level": 50.5}, "level", "1 to 100"),
        ({"level": float("nan")}, "level", "1 to 100"),
        ({"level": float("inf")}, "level", "1 to 100"),
        ({"level": 10**300}, "level", "1 to 100"),
        ({"level": None}, "level", "1 to 100"),
        ({"friendship": 256}, "friendship", "0 to 255"),
        ({"ivs": {"def": 32}}, "ivs.def", "0 to 31"),
        ({"ivs": {"hp": -1}}, "ivs.hp", "0 to 31"),
        ({"avs": {"spe": 201}}, "avs.spe", "0 to 200"),
        ({"avs": {"luck": 1}}, "avs.luck", "hp, atk, def, spa, spd, spe"),
        ({"pokemon": ""}, "pokemon", "at least 1"),
        ({"pokemon": "x" * 65}, "pokemon", "at most 64"),
    ],
)
def test_a_value_outside_the_game_is_refused(
    client: AsgiClient, changes: dict[str, Any], location: str, allowed: str
) -> None:
    said = problem_of(_ask(client, **changes), 422, "invalid-request")

    assert [one["location"] for one in said["errors"]] == [f"body.a.{location}"]
    assert said["errors"][0]["allowed"] == allowed


@pytest.mark.parametrize(
    "changes", [{"ability": "static"}, {"pokemon": 25}, {"pokemon": "\ud800"}, {"ivs": [31] * 6}, {"\ud800": 1}]
)
def test_what_is_no_combatant_is_refused(client: AsgiClient, changes: dict[str, Any]) -> None:
    problem_of(_ask(client, **changes), 422, "invalid-request")
