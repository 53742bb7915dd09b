"""What the log says about each request."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from structlog.contextvars import get_contextvars, merge_contextvars
from structlog.testing import capture_logs

from app.application.create_key import CreateKey
from app.application.ports.database_errors import DatabaseUnavailableError
from app.domain.access.api_key import Scope
from app.presentation.api.application import create_api
from tests.unit.api.asgi_client import AsgiClient
from tests.unit.api.questions import DUEL, gyarados, pikachu

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

    from tests.fakes.fake_api_container import FakeApiContainer

_A_DUEL = {"a": pikachu(), "b": gyarados()}
_CHOICES = {"a": {"pokemon": "pikachu"}, "b": {"pokemon": "gyarados"}}
_QUESTIONS: dict[str, dict[str, Any]] = {
    "duel": _A_DUEL,
    "duels": {"duels": [_A_DUEL]},
    "best-move": _CHOICES,
    "counters": {"opponent": {"pokemon": "gyarados"}, "pool": [{"pokemon": "pikachu"}]},
    "team-matchup": {"a": [{"pokemon": "pikachu"}], "b": [{"pokemon": "gyarados"}]},
}


@pytest.fixture
def lines() -> Iterator[list[MutableMapping[str, Any]]]:
    with capture_logs(processors=[merge_contextvars]) as captured:
        yield captured


def test_each_request_has_one_line(client: AsgiClient, lines: list[Any]) -> None:
    client.get("/v1/pokemon/pikachu?secret=1", headers={"x-request-id": "one"})
    client.get("/nowhere?secret=1", headers={"x-request-id": "two"})

    assert all(line.pop("duration_ms") > 0 for line in lines)
    same = {"event": "request", "log_level": "info", "method": "GET"}
    assert lines == [
        {**same, "route": "/v1/pokemon/{name}", "status": 200, "request_id": "one"},
        {**same, "path": "/nowhere", "status": 404, "request_id": "two"},
    ]


def test_who_is_not_let_in_is_told_by_the_route_that_was_wanted(container: FakeApiContainer, lines: list[Any]) -> None:
    container.policy = replace(container.policy, needs_key_everywhere=True)
    AsgiClient(create_api(container, version="1")).get("/v1/pokemon/pikachu")

    assert (lines[0]["status"], lines[0]["route"]) == (401, "/v1/pokemon/{name}")
    assert "path" not in lines[0]


@pytest.mark.parametrize("question", _QUESTIONS)
def test_the_version_that_has_answered_is_named(client: AsgiClient, lines: list[Any], question: str) -> None:
    for method, version in (("model", "fake-1"), ("engine", "fake-rules-1")):
        answer = client.post(f"/v1/predictions/{question}", json={**_QUESTIONS[question], "method": method})
        assert answer.status_code == 200, answer.text
        assert lines.pop()["model_version"] == version


def test_a_refused_question_names_no_version(client: AsgiClient, lines: list[Any]) -> None:
    client.post(DUEL, json={})

    assert lines[0]["status"] == 422
    assert "model_version" not in lines[0]


def test_the_owner_of_a_key_is_named_and_not_the_key(
    container: FakeApiContainer, client: AsgiClient, lines: list[Any]
) -> None:
    key = str(CreateKey(keys=container.keys)(owner="a bot", scopes=[Scope.READ]))
    client.get("/v1/natures", headers={"X-API-Key": key})
    client.get("/v1/natures", headers={"Authorization": f"Bearer {key[:-1]}x"})

    assert lines[0]["owner"] == "a bot"
    assert lines[1]["status"] == 401
    assert "owner" not in lines[1]
    assert key[:-1] not in str(lines)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/no%0A{%22level%22:%22error%22}", '/no?{"level":"error"}'),
        ("/%1B[2J%9B%E2%80%AE", "/?[2J???"),
        ("/" + "x" * 1000, "/" + "x" * 119),
        ("/%C3%A9", "/?"),
    ],
)
def test_a_path_that_leads_nowhere_is_harmless_in_the_log(
    client: AsgiClient, lines: list[Any], path: str, told: str
) -> None:
    client.get(path)
    assert re.sub(r"\?+", "?", lines[0]["path"]) == re.sub(r"\?+", "?", told)


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_probes_are_told_to_those_alone_who_look_closely(
    client: AsgiClient, lines: list[Any], method: str, path: str
) -> None:
    client.ask(method, path)
    assert (lines[0]["log_level"], lines[0]["method"], lines[0]["route"]) == ("debug", method, path)


def test_what_nobody_foresaw_is_told_once_with_its_traceback(
    container: FakeApiContainer, client: AsgiClient, lines: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    failure = RuntimeError("surprise")
    container.predictor.failure = failure
    client.post(DUEL, json=_A_DUEL)

    (line,) = lines
    assert (line["log_level"], line["status"], line["exc_info"]) == ("error", 500, failure)
    assert "surprise" not in caplog.text


def test_what_is_away_is_an_error_whose_traceback_nobody_needs(
    container: FakeApiContainer, client: AsgiClient, lines: list[Any]
) -> None:
    container.predictions.failure = DatabaseUnavailableError("it sleeps")
    client.post(DUEL, json=_A_DUEL)

    assert (lines[0]["log_level"], lines[0]["status"], lines[0]["exc_info"]) == ("error", 503, None)


def test_an_answer_that_took_too_long_has_its_line(container: FakeApiContainer, lines: list[Any]) -> None:
    container.policy = replace(container.policy, request_seconds=1e-9)
    AsgiClient(create_api(container, version="1")).post(DUEL, json=_A_DUEL)

    assert [line["status"] for line in lines] == [503]


def test_whatever_is_logged_meanwhile_carries_the_name_of_the_request(
    container: FakeApiContainer, client: AsgiClient
) -> None:
    container.checks["thread"] = lambda: str(get_contextvars()["request_id"])
    answer = client.get("/health/ready", headers={"x-request-id": "one"})

    assert answer.json()["dependencies"][1]["detail"] == "one"
    assert get_contextvars() == {}
