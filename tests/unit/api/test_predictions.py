from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from app.application.ports.model_registry import NoSuchModelError
from tests.unit.api.questions import DUEL, DUELS, gyarados, kept_form, pikachu, problem_of

if TYPE_CHECKING:
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient

_BEST = dict.fromkeys(("hp", "atk", "def", "spa", "spd", "spe"), 31)
_NONE = dict.fromkeys(_BEST, 0)


def test_a_duel_is_answered_with_every_value_that_was_left_out(client: AsgiClient) -> None:
    answer = client.post(DUEL, json={"a": pikachu(), "b": gyarados()})

    assert answer.status_code == 200
    said = answer.json()
    assert said["method"] == "model"
    assert said["model_version"] == "fake-1"
    assert said["battles"] is None
    assert said["made_at"].endswith("Z")
    assert said["a"] == pikachu(level=50, nature="hardy", friendship=70, ivs=_BEST, avs=_NONE)
    assert said["interval"]["low"] <= said["win_probability"] <= said["interval"]["high"]
    assert said["damage"]["a_to_b"] == {
        "min": 124,
        "max": 148,
        "percent_min": 72.9,
        "percent_max": 87.0,
        "sentence": "guaranteed 2HKO",
    }
    assert set(said["damage"]) == {"a_to_b", "b_to_a"}


def test_an_answer_that_cannot_be_sure_enough_is_refused_with_how_sure_it_can_be(client: AsgiClient) -> None:
    for path, body in (
        (DUEL, {"a": pikachu(), "b": gyarados()}),
        (DUELS, {"duels": [{"a": pikachu(), "b": gyarados()}]}),
    ):
        problem = problem_of(client.post(path, json={**body, "interval_width": 0.0005}), 422, "unreachable-interval")

        assert problem["title"] == "Unreachable interval"
        assert (problem["asked"], problem["narrowest"]) == (0.0005, 0.001)
        assert client.post(path, json={**body, "interval_width": 0.8}).status_code == 200


def test_given_values_reach_the_answer(client: AsgiClient) -> None:
    ivs, avs = _BEST | {"atk": 1, "def": 2}, _NONE | {"def": 3, "spe": 200}
    given = pikachu(level=7, nature="timid", friendship=255, ivs={"atk": 1, "def": 2}, avs={"def": 3, "spe": 200})

    said = client.post(DUEL, json={"a": gyarados(), "b": given}).json()

    assert said["b"] == given | {"ivs": ivs, "avs": avs}


def test_exchanging_the_sides_exchanges_the_answer(client: AsgiClient) -> None:
    there = client.post(DUEL, json={"a": pikachu(), "b": gyarados()}).json()
    back = client.post(DUEL, json={"a": gyarados(), "b": pikachu()}).json()

    assert there["win_probability"] + back["win_probability"] == 1
    assert there["damage"]["a_to_b"] == back["damage"]["b_to_a"]


def test_names_are_taken_in_french_and_as_showdown_writes_them(client: AsgiClient) -> None:
    french = {"pokemon": "ÉVOLI", "move": "VIVE ATTAQUE", "nature": "timide"}
    showdown = {"pokemon": "Mewtwo-Mega-X", "move": "icebeam"}

    said = client.post(DUEL, json={"a": french, "b": showdown}).json()

    assert (said["a"]["pokemon"], said["a"]["move"], said["a"]["nature"]) == ("eevee", "quick-attack", "timid")
    assert (said["b"]["pokemon"], said["b"]["move"]) == ("mewtwo-mega-x", "ice-beam")


def test_an_unlearnable_move_is_taken_where_it_is_allowed(client: AsgiClient) -> None:
    answer = client.post(DUEL, json={"a": pikachu(move="earthquake", allow_unlearnable=True), "b": gyarados()})

    assert answer.status_code == 200
    assert answer.json()["a"]["move"] == "earthquake"


def test_a_prediction_is_read_back_as_it_was_given(client: AsgiClient) -> None:
    given = client.post(DUEL, json={"a": pikachu(), "b": gyarados()}).json()

    answer = client.get(f"/v1/predictions/{given['prediction_id']}")

    assert answer.status_code == 200
    assert answer.json() == kept_form(given)


def test_the_engine_answers_in_the_same_form(client: AsgiClient, container: FakeApiContainer) -> None:
    model, engine = (
        client.post(DUEL, json={"a": pikachu(), "b": gyarados(), "method": method}).json()
        for method in ("model", "engine")
    )

    assert (engine["method"], engine["model_version"], engine["battles"]) == ("engine", "fake-rules-1", 1234)
    assert engine.keys() == model.keys()
    assert (container.predictor.asked, container.engine.asked) == ([1], [1])
    kept = client.get(f"/v1/predictions/{engine['prediction_id']}").json()
    assert kept == kept_form(engine)


def test_the_engine_plays_a_whole_batch(client: AsgiClient, container: FakeApiContainer) -> None:
    pairs = [{"a": pikachu(), "b": gyarados()}, {"a": gyarados(), "b": pikachu()}]

    said = client.post(DUELS, json={"duels": pairs, "method": "engine"}).json()

    assert (said["method"], said["model_version"]) == ("engine", "fake-rules-1")
    assert [one["battles"] for one in said["predictions"]] == [1234, 1234]
    assert (container.predictor.asked, container.engine.asked) == ([], [2])


def test_the_engine_needs_no_model(client: AsgiClient, container: FakeApiContainer) -> None:
    container.predictor.failure = NoSuchModelError("in production")

    for path, body in (
        (DUEL, {"a": pikachu(), "b": gyarados()}),
        (DUELS, {"duels": [{"a": pikachu(), "b": pikachu()}]}),
    ):
        problem_of(client.post(path, json=body), 503, "no-model")
        assert client.post(path, json={**body, "method": "engine"}).status_code == 200


def test_an_unknown_prediction_is_404(client: AsgiClient) -> None:
    unknown = str(uuid4())

    said = problem_of(client.get(f"/v1/predictions/{unknown}"), 404, "unknown-prediction")

    assert said["prediction_id"] == unknown


def test_what_is_no_id_is_not_found(client: AsgiClient) -> None:
    problem_of(client.get("/v1/predictions/latest"), 404)


def test_a_prediction_is_asked_for_by_post(client: AsgiClient) -> None:
    for path in (DUEL, DUELS):
        answer = client.get(path)
        problem_of(answer, 405)
        assert answer.headers["allow"] == "POST"


def test_many_duels_are_answered_in_order(client: AsgiClient, container: FakeApiContainer) -> None:
    pairs = [{"a": pikachu(level=level), "b": gyarados()} for level in range(1, 101)] * 10

    answer = client.post(DUELS, json={"duels": pairs})

    assert answer.status_code == 200
    said = answer.json()
    assert (said["method"], said["model_version"]) == ("model", "fake-1")
    kept = [container.predictions.kept[UUID(one["prediction_id"])] for one in said["predictions"]]
    assert [one.a.level for one in kept] == [pair["a"]["level"] for pair in pairs]
    assert said["stored"] is False
    assert set(said["predictions"][0]) == {"prediction_id", "win_probability", "interval", "turns", "battles"}
    assert container.predictor.asked == [1000]


def test_one_refused_duel_is_named_and_nothing_is_computed(client: AsgiClient, container: FakeApiContainer) -> None:
    pairs = [{"a": pikachu(), "b": gyarados()} for _ in range(5)]
    pairs[3]["b"] = gyarados(pokemon="gyaradoss")

    said = problem_of(client.post(DUELS, json={"duels": pairs}), 422, "unknown-name")

    assert said["index"] == 3
    assert said["location"] == "body.duels.3.b"
    assert said["did_you_mean"][0] == "gyarados"
    assert container.predictor.asked == []
    assert container.predictions.kept == {}


def test_one_malformed_duel_is_named(client: AsgiClient, container: FakeApiContainer) -> None:
    pairs = [{"a": pikachu(), "b": gyarados()} for _ in range(5)]
    pairs[2]["a"] = pikachu(level=101)

    said = problem_of(client.post(DUELS, json={"duels": pairs}), 422, "invalid-request")

    assert said["index"] == 2
    assert said["errors"] == [
        {"location": "body.duels.2.a.level", "message": "is too high", "allowed": "1 to 100"},
    ]
    assert container.predictor.asked == []
