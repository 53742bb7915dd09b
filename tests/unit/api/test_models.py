"""Versions of the model over HTTP."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app.application.create_key import CreateKey
from app.application.gate.recall_verdict import NotJudgedError
from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.duel_dataset import UnusableDatasetError
from app.application.ports.model_registry import RegistryUnavailableError
from app.domain.access.api_key import Scope
from app.domain.registry.model_version import Alias
from app.domain.registry.promotion import Place
from tests.contracts.promotion_log_contract import promotion
from tests.fakes.fake_judge import FAILED, PASSED, VITAL, FakeJudge
from tests.unit.api.questions import problem_of

if TYPE_CHECKING:
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient

MODELS = "/v1/models"
ROLLBACK = f"{MODELS}/rollback"


@pytest.fixture
def container(container: FakeApiContainer) -> FakeApiContainer:
    container.models.register(4)
    container.models.bring("1", "2")
    return container


@pytest.fixture
def key(container: FakeApiContainer) -> dict[str, str]:
    made = CreateKey(keys=container.keys)(owner="Ash", scopes=[Scope.OPERATE, Scope.READ])
    return {"Authorization": f"Bearer {made}"}


def _promotion(version: str) -> str:
    return f"{MODELS}/{version}/promote"


def test_versions_are_listed_page_by_page(client: AsgiClient) -> None:
    page = client.get(f"{MODELS}?limit=3").json()

    assert (page["total"], [one["version"] for one in page["items"]]) == (4, ["4", "3", "2"])
    assert [one["version"] for one in client.get(page["next"]).json()["items"]] == ["1"]
    assert page["items"][2]["aliases"] == ["production"]
    assert page["items"][0]["semantic_version"] == "1.0.3"
    assert page["items"][0]["origin"]["engine"] == "own-1"


@pytest.mark.parametrize("name", ["2", "1.0.1", "production"])
def test_a_version_is_found_by_each_of_its_names(client: AsgiClient, name: str) -> None:
    said = client.get(f"{MODELS}/{name}").json()

    assert (said["version"], said["aliases"]) == ("2", ["production"])
    assert "by a test" in said["notes"]["production"]
    assert said["verdicts"] == []


@pytest.mark.parametrize("name", ["9", "1.0.9", "latest", "é"])
def test_a_version_that_there_is_not_is_404(client: AsgiClient, key: dict[str, str], name: str) -> None:
    assert problem_of(client.get(f"{MODELS}/{name}"), 404, "unknown-model")["unknown"] == name
    problem_of(client.post(_promotion(name), json={"to": "staging"}, headers=key), 404, "unknown-model")


def test_without_a_model_in_production_that_is_404(client: AsgiClient, container: FakeApiContainer) -> None:
    container.models.registry.point(Alias.PRODUCTION, None)

    problem_of(client.get(f"{MODELS}/production"), 404, "unknown-model")


def test_the_history_tells_who_was_there_when(client: AsgiClient) -> None:
    page = client.get(f"{MODELS}/history").json()
    newest = page["items"][0]

    assert page["total"] == 4
    assert [(one["version"], one["to"]) for one in page["items"][:2]] == [("2", "production"), ("2", "staging")]
    assert (newest["before"], newest["by"], newest["kind"], newest["is_forced"]) == ("1", "a test", "promotion", False)
    paged = client.get(f"{MODELS}/history?limit=1&offset=2").json()
    assert (paged["total"], [one["version"] for one in paged["items"]]) == (4, ["1"])


def test_who_was_in_production_at_a_time_is_one_question(client: AsgiClient, container: FakeApiContainer) -> None:
    hour = timedelta(hours=1)
    old = replace(promotion("7"), happened_at=datetime.now(UTC) - 2 * hour)
    log = container.models.log
    log._entries.insert(0, old)  # type: ignore[attr-defined] # the fake's

    def versions(at: datetime) -> list[str]:
        items = client.get(f"{MODELS}/history", params={"at": at.isoformat()}).json()["items"]
        return [one["version"] for one in items]

    assert versions(old.happened_at - hour) == []
    assert versions(old.happened_at) == versions(old.happened_at + hour) == ["7"]
    assert versions(datetime.now(UTC) + hour) == ["2"]


@pytest.mark.parametrize(
    "at",
    [
        "",
        "yesterday",
        "0.5",
        "1763640000",
        "2026-11-20",
        "2026-11-20T12:00:00",
        "2026-11-20T12:00Z",
        "2026-02-30T12:00:00Z",
        "99999-01-01T00:00:00Z",
        "0001-01-01T00:00:00+05:00",
        "2026-11-20T12:00:00+99:00",
    ],
)
def test_a_time_must_be_one_with_its_zone(client: AsgiClient, at: str) -> None:
    said = problem_of(client.get(f"{MODELS}/history", params={"at": at}), 422, "invalid-request")

    assert said["errors"][0]["location"] == "query.at"
    assert "2026-11-20T12:00:00Z" in said["errors"][0]["message"]


@pytest.mark.parametrize("at", ["2026-11-20t12:00:00.25z", "2026-11-20T12:00:00-11:00", "9999-12-31T23:59:59Z"])
def test_a_time_may_be_given_in_any_zone(client: AsgiClient, at: str) -> None:
    assert client.get(f"{MODELS}/history", params={"at": at}).status_code == 200


def test_a_promotion_says_who_did_it_and_why(
    client: AsgiClient, container: FakeApiContainer, key: dict[str, str]
) -> None:
    body = {"to": "staging", "reason": "newer"}
    assert client.post(_promotion("3"), json=body, headers=key).json()["to"] == "staging"
    answer = client.post(_promotion("1.0.2"), json={"to": "production", "reason": "as good"}, headers=key)

    said = answer.json()
    assert answer.status_code == 200
    assert (said["by"], said["reason"], said["version"], said["before"]) == ("Ash", "as good", "3", "2")
    assert said["figures"] == {PASSED.test: PASSED.measured}
    assert container.models.registry.aliased(Alias.PRODUCTION).version == "3"
    assert client.get(f"{MODELS}/history").json()["items"][0] == said


def test_a_refusal_tells_what_was_found(client: AsgiClient, container: FakeApiContainer, key: dict[str, str]) -> None:
    container.models.judge = FakeJudge(PASSED, FAILED)
    said = problem_of(client.post(_promotion("3"), json={"to": "staging"}, headers=key), 409, "promotion-refused")

    assert (said["version"], said["can_be_forced"]) == ("3", True)
    assert [one["passed"] for one in said["findings"]] == [True, False]
    assert said["findings"][1]["words"] in said["detail"]
    assert (said["findings"][1]["measured"], said["findings"][1]["limit"]) == (FAILED.measured, FAILED.limit)


def test_to_force_needs_a_reason_and_something_that_answers(
    client: AsgiClient, container: FakeApiContainer, key: dict[str, str]
) -> None:
    container.models.judge = FakeJudge(FAILED)
    body: dict[str, Any] = {"to": "staging", "force": True}
    problem_of(client.post(_promotion("3"), json=body, headers=key), 422, "missing-reason")
    said = client.post(_promotion("3"), json=body | {"reason": "I know"}, headers=key).json()
    assert (said["is_forced"], said["objections"]) == (True, [FAILED.words])

    container.models.judge = FakeJudge(VITAL)
    refused = client.post(_promotion("4"), json=body | {"reason": "I know"}, headers=key)
    assert not problem_of(refused, 409, "promotion-refused")["can_be_forced"]


@pytest.mark.parametrize(
    "body", [{}, {"to": "previous"}, {"to": "staging", "force": 1}, {"to": "staging", "reason": "x" * 501}, {"too": 1}]
)
def test_what_is_no_promotion_is_refused(client: AsgiClient, key: dict[str, str], body: dict[str, Any]) -> None:
    problem_of(client.post(_promotion("3"), json=body, headers=key), 422, "invalid-request")


def test_who_is_there_already_is_told_so(client: AsgiClient, key: dict[str, str]) -> None:
    problem_of(client.post(_promotion("2"), json={"to": "production"}, headers=key), 409, "already-in-place")


def test_a_rollback_brings_back_what_was_there(client: AsgiClient, key: dict[str, str]) -> None:
    said = client.post(ROLLBACK, json={"reason": "odd answers"}, headers=key).json()

    assert (said["kind"], said["version"], said["before"]) == ("rollback", "1", "2")
    assert (said["by"], said["reason"]) == ("Ash", "odd answers")
    assert client.get(f"{MODELS}/production").json()["version"] == "1"
    problem_of(client.post(ROLLBACK, json={}, headers=key), 409, "nothing-to-roll-back")


def test_two_at_once_are_one_too_many(client: AsgiClient, container: FakeApiContainer, key: dict[str, str]) -> None:
    with container.models.log.entering(replace(promotion("3"), happened_at=datetime.now(UTC))):
        problem_of(client.post(_promotion("4"), json={"to": "staging"}, headers=key), 409, "promotion-under-way")
        problem_of(client.post(ROLLBACK, json={}, headers=key), 409, "promotion-under-way")


def test_only_operators_move_models_and_never_without_a_key(client: AsgiClient, container: FakeApiContainer) -> None:
    reader = CreateKey(keys=container.keys)(owner="Gary", scopes=[Scope.READ, Scope.PREDICT])
    headers = {"X-API-Key": str(reader)}
    for path, body in ((_promotion("3"), {"to": "staging"}), (ROLLBACK, {})):
        problem_of(client.post(path, json=body), 401, "key-needed")
        problem_of(client.post(path, json=body, headers=headers), 403, "missing-scope")

    assert container.models.log.count(Alias.PRODUCTION) == 2


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (NotJudgedError("3", "2"), (409, "not-judged")),
        (UnusableDatasetError("/a/secret/exam", "it is missing"), (503, "exam-unavailable")),
        (RegistryUnavailableError("secret.internal"), (503, "registry-unavailable")),
        (DatabaseUnavailableError("secret.internal"), (503, "database-unavailable")),
    ],
)
def test_what_hinders_the_gate_is_said_without_secrets(
    client: AsgiClient, container: FakeApiContainer, key: dict[str, str], error: Exception, told: tuple[int, str]
) -> None:
    container.models.judge.failure = error
    said = problem_of(client.post(_promotion("3"), json={"to": "staging"}, headers=key), *told)

    assert "secret" not in str(said)


@pytest.mark.parametrize("path", [MODELS, f"{MODELS}/1", f"{MODELS}/production"])
def test_without_the_registry_reading_is_503(client: AsgiClient, container: FakeApiContainer, path: str) -> None:
    container.models.registry.failure = RegistryUnavailableError("secret")  # type: ignore[attr-defined] # the fake's

    assert "secret" not in str(problem_of(client.get(path), 503, "registry-unavailable"))


def test_the_history_needs_no_registry(client: AsgiClient, container: FakeApiContainer) -> None:
    container.models.registry.failure = RegistryUnavailableError("it hangs")  # type: ignore[attr-defined] # the fake's

    assert client.get(f"{MODELS}/history").json()["total"] == 4


def test_places_are_an_enumeration_in_the_documents(client: AsgiClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]

    assert schemas["Place"]["enum"] == [place.value for place in Place]
    assert "found" in schemas["PromotionKind"]["enum"]
