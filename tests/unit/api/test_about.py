"""What the product says of itself over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.database_errors import DatabaseUnavailableError
from app.application.ports.model_registry import NoSuchModelError
from app.domain.prediction.model import ModelArtefact
from app.domain.registry.model_version import Alias
from app.presentation.api.application import create_api
from tests.conftest import ROOT
from tests.fakes.fake_api_container import FakeApiContainer
from tests.registered_models import registered
from tests.unit.api.asgi_client import AsgiClient
from tests.unit.api.questions import problem_of

if TYPE_CHECKING:
    from collections.abc import Mapping

ABOUT = "/v1/about"
METRICS = {
    "model.mae": 0.0078125,
    "model.brier": 0.0625,
    "model.brier_floor": 0.03125,
    "model.accuracy": 0.9375,
    "model.best_accuracy": 0.953125,
    "model.ece": 0.00390625,
    "model.duels": 12_000.0,
    "learnt_from": 200_000.0,
}


def bring(container: FakeApiContainer, metrics: Mapping[str, float]) -> None:
    version = registered(container.registry, "run 2", ModelArtefact(files={"a": b"b"}), metrics=metrics).version
    container.registry.point(Alias.PRODUCTION, version)
    container.follow_production()()


def test_the_release_is_told_with_its_licence_and_the_trademarks(client: AsgiClient) -> None:
    said = client.get(ABOUT).json()

    assert (said["version"], said["licence"], said["rules"]) == ("1.2.3", "MIT", "fake-rules-1")
    assert said["trademarks"] in " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())


def test_the_pokedex_is_told_with_its_counts(client: AsgiClient, container: FakeApiContainer) -> None:
    said = client.get(ABOUT).json()["pokedex"]

    assert said == {
        "source": "fake",
        "revision": 1,
        "imported_at": container.pokedex.imported_at.isoformat().replace("+00:00", "Z"),
        "species": 153,
        "forms": 188,
        "moves": 226,
    }


def test_before_the_first_import_there_is_no_pokedex() -> None:
    empty = AsgiClient(create_api(FakeApiContainer(None), version="1.2.3"))
    said = empty.get(ABOUT).json()

    assert said["pokedex"] is None
    assert [one["is_used"] for one in said["sources"]] == [False, False]


@pytest.mark.parametrize(("source", "is_used"), [("bundled", [True, False]), ("csv", [True, True])])
def test_a_source_is_marked_that_the_pokedex_was_made_with(
    client: AsgiClient, container: FakeApiContainer, source: str, *, is_used: list[bool]
) -> None:
    container.pokedex.sources.append(source)
    sources = client.get(ABOUT).json()["sources"]

    assert [one["is_used"] for one in sources] == is_used
    assert sources[0] == {
        "key": "cartridge",
        "name": "The game",
        "address": "https://game.example",
        "licence": "MIT",
        "gives": "Everything.",
        "releases": {"cartridge": "1.0.2"},
        "is_used": True,
    }


def test_the_model_in_production_is_told_with_its_headlines(client: AsgiClient, container: FakeApiContainer) -> None:
    bring(container, METRICS)
    said = client.get(ABOUT).json()["model"]

    assert (said["version"], said["semantic_version"], said["rules"]) == ("2", "1.0.1", "own-1")
    assert (said["registered_at"], said["learnt_from"]) == ("2026-01-01T01:00:00Z", 200_000)
    assert said["headlines"] == {
        "mean_absolute_error": 0.0078125,
        "brier": 0.0625,
        "brier_floor": 0.03125,
        "accuracy": 0.9375,
        "best_accuracy": 0.953125,
        "calibration_error": 0.00390625,
        "duels": 12_000,
    }


def test_what_a_training_did_not_measure_is_null(client: AsgiClient, container: FakeApiContainer) -> None:
    bring(container, {})
    said = client.get(ABOUT).json()["model"]

    assert said["learnt_from"] is None
    assert set(said["headlines"].values()) == {None}


def test_without_a_model_in_production_there_is_none(client: AsgiClient, container: FakeApiContainer) -> None:
    container.registry.point(Alias.PRODUCTION, None)
    with pytest.raises(NoSuchModelError):
        container.follow_production()()

    assert client.get(ABOUT).json()["model"] is None


def test_without_a_database_it_is_503(client: AsgiClient, container: FakeApiContainer) -> None:
    container.pokedex.failure = DatabaseUnavailableError("it sleeps at 10.0.0.1")

    assert "10.0.0.1" not in problem_of(client.get(ABOUT), 503, "database-unavailable")["detail"]
