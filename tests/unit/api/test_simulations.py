from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from app.application.ports.battle_simulator import SimulationError, SimulatorUnavailableError
from app.application.ports.duel_player import SimulationTooLongError
from app.application.ports.model_registry import NoSuchModelError
from app.domain.battle.simulation import Engine
from tests.fakes.fake_duel_player import FakeDuelPlayer
from tests.unit.api.questions import gyarados, pikachu, problem_of

if TYPE_CHECKING:
    import httpx

    from app.domain.errors import PredictionDexError
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient

SIMULATIONS = "/v1/simulations"
_INTERNAL = "/home/somebody/secret"


def question(**changes: Any) -> dict[str, Any]:
    return {"a": pikachu(), "b": gyarados(), **changes}


def test_a_simulation_is_told_in_full(client: AsgiClient) -> None:
    answer = client.post(SIMULATIONS, json=question(battles=500, seed=3))

    assert answer.status_code == 200
    said = answer.json()
    assert (said["engine"], said["rules_version"], said["seed"], said["battles"]) == ("own", "fake-1", 3, 500)
    assert said["a_wins"] + said["b_wins"] + said["ties"] == 500
    assert said["interval"]["low"] < said["win_share"] < said["interval"]["high"]
    assert sum(bucket["battles"] for bucket in said["turns"]["distribution"]) == 500
    for side, wins in (("a", "a_wins"), ("b", "b_wins")):
        remaining = said["remaining_hp"][side]
        assert sum(bucket["battles"] for bucket in remaining["distribution"]) == said[wins]
        assert 0 < remaining["mean_percent"] <= 100
    assert said["model"]["model_version"] == "fake-1"
    assert said["model"]["difference"] == pytest.approx(said["model"]["win_probability"] - said["win_share"])
    assert said["model"]["sentence"]
    assert said["a"]["level"] == 50


def test_the_seed_that_was_told_plays_the_same_again(client: AsgiClient) -> None:
    first = client.post(SIMULATIONS, json=question()).json()
    again = client.post(SIMULATIONS, json=question(seed=first["seed"])).json()
    assert first | {"seconds": 0} == again | {"seconds": 0}
    assert first["battles"] == 1000


def test_without_a_model_the_battles_are_told(client: AsgiClient, container: FakeApiContainer) -> None:
    container.predictor.failure = NoSuchModelError("in production")
    assert client.post(SIMULATIONS, json=question()).json()["model"] is None


@pytest.mark.parametrize(
    ("changes", "location", "allowed"),
    [
        ({"battles": 0}, "body.battles", "1 or more"),
        ({"battles": 100_001}, "body.battles", "100000 or less"),
        ({"battles": 10.5}, "body.battles", None),
        ({"seed": -1}, "body.seed", "0 or more"),
        ({"seed": 2**53}, "body.seed", f"{2**53 - 1} or less"),
        ({"engine": "theirs"}, "body.engine", "'own' or 'reference'"),
        ({"method": "model"}, "body.method", None),
    ],
)
def test_a_malformed_question_says_what_would_be_right(
    client: AsgiClient, changes: dict[str, Any], location: str, allowed: str | None
) -> None:
    (error,) = problem_of(client.post(SIMULATIONS, json=question(**changes)), 422, "invalid-request")["errors"]
    assert (error["location"], error.get("allowed")) == (location, allowed)


def test_the_reference_plays_at_most_a_thousand(client: AsgiClient) -> None:
    answer = client.post(SIMULATIONS, json=question(engine="reference", battles=1001))
    problem = problem_of(answer, 422, "too-many-battles")
    assert (problem["asked"], problem["most"], problem["engine"]) == (1001, 1000, "reference")
    assert client.post(SIMULATIONS, json=question(engine="reference", battles=1000)).status_code == 200


def test_a_refused_side_is_named(client: AsgiClient) -> None:
    answer = client.post(SIMULATIONS, json=question(b=gyarados(move="growl")))
    assert problem_of(answer, 422, "unplayable-move")["location"] == "body.b"


@pytest.mark.parametrize(
    ("failure", "kind", "data"),
    [
        (
            SimulatorUnavailableError("it does not start", "Run `make engine`.", cause=_INTERNAL),
            "engine-unavailable",
            {"reason": "it does not start", "remedy": "Run `make engine`."},
        ),
        (SimulationTooLongError(1000, 10.0), "simulation-too-long", {"battles": 1000, "limit_seconds": 10.0}),
        (SimulationError("pikachu v. gyarados", _INTERNAL), "simulation-failed", {}),
    ],
)
def test_an_engine_that_cannot_says_why_and_nothing_internal(
    client: AsgiClient, container: FakeApiContainer, failure: PredictionDexError, kind: str, *, data: dict[str, Any]
) -> None:
    player = FakeDuelPlayer()
    player.failure = failure
    container.players[Engine.REFERENCE] = player

    answer = client.post(SIMULATIONS, json=question(engine="reference"))

    assert data.items() <= problem_of(answer, 503, kind).items()
    assert _INTERNAL not in answer.text
    assert client.post(SIMULATIONS, json=question()).status_code == 200


def test_more_than_may_wait_are_told_to_come_again(client: AsgiClient, container: FakeApiContainer) -> None:
    gate, playing = threading.Event(), threading.Event()
    player = FakeDuelPlayer()

    def wait() -> None:
        playing.set()
        assert gate.wait(30)

    player.wait = wait
    container.players[Engine.OWN] = player
    with ThreadPoolExecutor(6) as threads:
        answers = [threads.submit(client.post, SIMULATIONS, json=question()) for _ in range(6)]
        refused: list[httpx.Response] = []
        while len(refused) < 4:  # one plays and one waits
            refused = [answer.result() for answer in answers if answer.done()]
        gate.set()
        statuses = sorted(answer.result().status_code for answer in answers)
    assert statuses == [200, 200, 503, 503, 503, 503]
    for answer in refused:
        problem = problem_of(answer, 503, "too-many-simulations")
        assert answer.headers["retry-after"] == "5"
        assert (problem["at_once"], problem["waiting"]) == (1, 1)
    assert client.post(SIMULATIONS, json=question()).status_code == 200
