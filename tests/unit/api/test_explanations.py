from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.api.questions import DUEL, DUELS, gyarados, pikachu, problem_of

if TYPE_CHECKING:
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient

BEST_MOVE = "/v1/predictions/best-move"
CHOOSING: dict[str, Any] = {
    "a": {"pokemon": "pikachu", "moves": ["thunderbolt", "quick-attack"]},
    "b": {"pokemon": "gyarados", "moves": ["waterfall", "crunch"]},
}


def total(explanation: dict[str, Any]) -> float:
    points: float = explanation["base"] + sum(one["points"] for one in explanation["facts"])
    return points


def test_nobody_is_told_why_unless_they_ask(client: AsgiClient) -> None:
    assert client.post(DUEL, json={"a": pikachu(), "b": gyarados()}).json()["explanation"] is None
    assert client.post(BEST_MOVE, json=CHOOSING).json()["explanation"] is None


@pytest.mark.parametrize("method", ["model", "engine"])
def test_the_facts_of_a_duel_add_up_to_its_answer(client: AsgiClient, method: str) -> None:
    said = client.post(DUEL, json={"a": pikachu(), "b": gyarados(), "method": method, "explain": True}).json()

    why = said["explanation"]
    assert why["base"] == 0.5
    assert why["win_probability"] == said["win_probability"] == pytest.approx(total(why), abs=1e-12)
    facts = {one["fact"]: one for one in why["facts"]}
    assert (facts["type_effectiveness"]["a"], facts["type_effectiveness"]["b"]) == (4, 1)
    assert facts["type_effectiveness"]["points"] > 0 > facts["hp"]["points"]
    assert (facts["speed"]["a"], facts["speed"]["b"]) == (112, 103)
    assert (facts["effects"]["a"], facts["effects"]["b"]) == (None, None)
    assert "level" not in facts


@pytest.mark.parametrize("scenario", ["worst_case", "average", "known"])
def test_of_the_best_move_its_duel_with_the_best_reply_is_explained(client: AsgiClient, scenario: str) -> None:
    said = client.post(BEST_MOVE, json={**CHOOSING, "scenario": scenario, "explain": True}).json()
    best = said["moves"][0]
    alone = client.post(
        DUEL, json={"a": pikachu(move=best["move"]), "b": gyarados(move=best["reply"]), "explain": True}
    ).json()

    assert said["explanation"] == alone["explanation"]
    assert said["explanation"]["win_probability"] == pytest.approx(total(said["explanation"]), abs=1e-12)
    assert (said["explanation"]["win_probability"] < said["win_probability"]) == (scenario == "average")


def test_a_mirror_has_nothing_to_explain(client: AsgiClient) -> None:
    said = client.post(DUEL, json={"a": pikachu(), "b": pikachu(), "explain": True}).json()
    assert said["explanation"] == {"base": 0.5, "win_probability": 0.5, "facts": []}


def test_many_duels_at_once_are_not_explained(client: AsgiClient) -> None:
    answer = client.post(DUELS, json={"duels": [{"a": pikachu(), "b": gyarados()}], "explain": True})
    assert problem_of(answer, 422, "invalid-request")["errors"][0]["location"] == "body.explain"


def test_a_model_that_took_over_meanwhile_is_not_asked_for_the_reasons_of_another(
    client: AsgiClient, container: FakeApiContainer
) -> None:
    container.explaining = type(container.predictor)(version="fake-2")
    answer = client.post(DUEL, json={"a": pikachu(), "b": gyarados(), "explain": True})
    assert "Ask again" in problem_of(answer, 503, "overtaken-answer")["detail"]
