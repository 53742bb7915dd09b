from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from app.application.create_key import CreateKey
from app.domain.access.api_key import Scope
from tests.contracts.training_reports_contract import odd_report
from tests.fakes.fake_api_container import HOOK_SECRET
from tests.unit.api.questions import DUEL, gyarados, pikachu
from tests.unit.api.test_webhook import signed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient


def _operations(client: AsgiClient) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, operations in client.get("/openapi.json").json()["paths"].items():
        for method, operation in operations.items():
            yield method.upper(), path, operation


def _predicted(client: AsgiClient) -> str:
    """Return the id of a prediction."""
    return str(client.post(DUEL, json={"a": pikachu(), "b": gyarados()}).json()["prediction_id"])


def test_the_front_door_leads_to_the_documentation(client: AsgiClient) -> None:
    answer = client.get("/")

    assert answer.status_code == 307
    assert answer.headers["location"] == "/docs"


def test_the_documentation_needs_no_internet(client: AsgiClient) -> None:
    for page in ("/docs", "/redoc"):
        html = client.get(page).text
        links = re.findall(r'(?:src|href)="([^"]+)"', html)

        assert links
        assert "://" not in "".join(links)
        assert all(client.get(link).status_code == 200 for link in links)


def test_every_operation_has_a_tag_a_summary_and_an_id_of_its_own(client: AsgiClient) -> None:
    operations = list(_operations(client))

    ids = [operation["operationId"] for _, _, operation in operations]
    assert sorted(ids) == sorted(set(ids))
    assert all(operation["tags"] and operation["summary"] for _, _, operation in operations)
    assert all(re.fullmatch(r"[a-z][A-Za-z]+", one) for one in ids)


def test_every_error_is_declared_as_a_problem(client: AsgiClient) -> None:
    for _, path, operation in _operations(client):
        for status, answer in operation["responses"].items():
            if int(status) >= 400 and (path, status) != ("/health/ready", "503"):
                assert list(answer["content"]) == ["application/problem+json"], (path, status)
        assert "500" in operation["responses"]


@pytest.fixture
def container(container: FakeApiContainer) -> FakeApiContainer:
    container.models.register(3)
    container.models.bring("2", "3")
    container.trainings.kept["run-1"] = odd_report()
    return container


def test_every_example_body_succeeds_as_it_stands(client: AsgiClient, container: FakeApiContainer) -> None:
    key = {"X-API-Key": str(CreateKey(keys=container.keys)(owner="a bot", scopes=Scope))}
    asked = 0
    for method, path, operation in _operations(client):
        for media in operation.get("requestBody", {}).get("content", {}).values():
            for example in media["examples"].values():
                body = json.dumps(example["value"]).encode()
                headers = {"Content-Type": "application/json", **key, **signed(HOOK_SECRET, body)}
                named = path.format(prediction_id=_predicted(client), version="1")
                answer = client.ask(method, named, content=body, headers=headers)
                assert answer.status_code in {200, 201, 204}, answer.text
                asked += 1
    assert asked == 35


def test_every_lookup_succeeds_with_its_examples(client: AsgiClient) -> None:
    asked = 0
    for method, path, operation in _operations(client):
        for parameter in operation.get("parameters", []):
            is_lookup = method == "GET" and parameter["in"] == "path"
            for example in parameter.get("examples", {}).values() if is_lookup else ():
                answer = client.get(path.replace(f"{{{parameter['name']}}}", example["value"]))
                assert answer.status_code == 200, path
                asked += 1
    assert asked == 18


def test_every_search_finds_something_with_its_examples(client: AsgiClient) -> None:
    asked = 0
    for _, path, operation in _operations(client):
        named = path
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "path" and "examples" in parameter:
                named = named.replace(f"{{{parameter['name']}}}", next(iter(parameter["examples"].values()))["value"])
        for parameter in operation.get("parameters", []):
            for example in parameter["schema"].get("examples", []):
                assert client.get(named, params={parameter["name"]: example}).json()["items"], named
                asked += 1
    assert asked == 6
