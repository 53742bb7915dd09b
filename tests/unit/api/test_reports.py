"""The report of a training over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.model_registry import RegistryUnavailableError
from app.application.ports.training_reports import DamagedTrainingReportError
from app.domain.registry.model_version import Alias
from tests.contracts.training_reports_contract import odd_report
from tests.unit.api.questions import problem_of

if TYPE_CHECKING:
    from app.domain.errors import PredictionDexError
    from tests.fakes.fake_api_container import FakeApiContainer
    from tests.unit.api.asgi_client import AsgiClient


@pytest.fixture
def container(container: FakeApiContainer) -> FakeApiContainer:
    container.models.register(3)
    container.models.bring("1", "2")
    container.trainings.kept = {f"run-{number}": odd_report(number) for number in (1, 2)}
    return container


def path_of(version: str) -> str:
    return f"/v1/models/{version}/report"


@pytest.mark.parametrize("name", ["2", "1.0.1", "production"])
def test_the_report_of_a_version_is_found_by_each_of_its_names(client: AsgiClient, name: str) -> None:
    said = client.get(path_of(name)).json()

    assert (said["version"], said["semantic_version"], said["title"]) == ("2", "1.0.1", "Training 2")
    assert said["facts"] == {"seed": "42"}


def test_words_and_tables_come_as_they_were_written(client: AsgiClient) -> None:
    scores = client.get(path_of("1")).json()["sections"][0]

    assert (scores["name"], scores["title"], scores["words"]) == ("scores", "How good it is", ["Well,", "well."])
    assert scores["tables"] == [
        {"title": "Scores", "columns": ["", "duels", "MAE"], "rows": [["model", 17, 0.0078125], ["none", 0, None]]}
    ]
    assert scores["figures"] == []


def test_each_figure_says_of_what_kind_it_is(client: AsgiClient) -> None:
    curve, bars, grid = client.get(path_of("1")).json()["sections"][1]["figures"]

    assert [one["kind"] for one in (curve, bars, grid)] == ["lines", "bars", "grid"]
    assert curve["lines"][1] == {
        "name": "été",
        "x": [1, 10],
        "y": [0.5, 0.125],
        "low": [0.25, 0.0625],
        "high": [0.75, 0.25],
        "labels": ["few", "many"],
        "is_plain": True,
    }
    assert (curve["x_is_log"], curve["y_is_log"], curve["has_diagonal"]) == (True, True, True)
    assert dict(zip(bars["labels"], bars["values"], strict=True)) == {"level": 0.75, "speed": 0.25}
    assert grid["cells"] == [[0.5, 0.125], [0.0625, 0.3125]]


def test_what_the_client_has_already_is_304_until_another_version_is_meant(
    client: AsgiClient, container: FakeApiContainer
) -> None:
    first = client.get(path_of("production"))
    known = {"if-none-match": first.headers["etag"]}
    again = client.get(path_of("production"), headers=known)

    assert (first.headers["cache-control"], again.status_code, again.content) == ("no-cache", 304, b"")
    container.models.registry.point(Alias.PRODUCTION, "1")
    assert client.get(path_of("production"), headers=known).json()["version"] == "1"


def test_a_version_whose_training_kept_none_is_404(client: AsgiClient) -> None:
    said = problem_of(client.get(path_of("3")), 404, "no-training-report")

    assert "version 3" in said["detail"]
    assert "learn train" in said["detail"]


@pytest.mark.parametrize("name", ["9", "1.0.9", "latest"])
def test_a_version_that_there_is_not_is_404(client: AsgiClient, name: str) -> None:
    assert problem_of(client.get(path_of(name)), 404, "unknown-model")["unknown"] == name


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (DamagedTrainingReportError("2", "/a/secret/place is no number"), "damaged-training-report"),
        (RegistryUnavailableError("secret.internal"), "registry-unavailable"),
    ],
)
def test_what_fails_is_told_without_what_only_operators_should_know(
    client: AsgiClient, container: FakeApiContainer, error: PredictionDexError, kind: str
) -> None:
    container.trainings.failure = error

    assert "secret" not in problem_of(client.get(path_of("2")), 503, kind)["detail"]
