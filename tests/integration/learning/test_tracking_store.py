"""Which store keeps the models, where the settings do not say it."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from app.domain.registry.model_version import Alias
from app.infrastructure.learning.mlflow_connection import MlflowConnection
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from app.infrastructure.learning.mlflow_tracker import MlflowTracker
from app.infrastructure.learning.tracking_store import chosen_store
from tests.contracts.model_registry_contract import odd_artefact
from tests.integration.learning.mlflow_store import MAPPING_WARNING, new_store
from tests.odd_servers import scripted_mlflow, swallowing_server, trickling_server
from tests.public_sites.scripted_site import Late, Page, ScriptedSite, Status
from tests.registered_models import put_into_production
from tests.training_runs import training_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)
NOBODY = "http://127.0.0.1:9"


def choose(folder: Path, *servers: str, configured: str = "") -> str:
    return chosen_store(configured=configured, servers=servers, var_folder=folder).uri


def local(folder: Path) -> str:
    return f"sqlite:///{folder / 'mlflow.db'}"


def test_what_is_configured_is_taken_without_a_look(tmp_path: Path) -> None:
    with scripted_mlflow() as site:
        assert choose(tmp_path, site.address, configured="http://mlflow.example") == "http://mlflow.example"
        assert site.requests == []
    assert list(tmp_path.iterdir()) == []


def test_the_first_server_that_answers_is_taken(tmp_path: Path) -> None:
    with scripted_mlflow() as first, scripted_mlflow() as second:
        assert choose(tmp_path, NOBODY, first.address, second.address) == first.address


def test_a_server_may_live_under_a_path(tmp_path: Path) -> None:
    with scripted_mlflow() as site:
        site.pages = {f"/models{path}": page for path, page in site.pages.items()}
        assert choose(tmp_path, f"{site.address}/models") == f"{site.address}/models"


def test_without_a_server_the_local_store_is_taken_and_nothing_remembered(tmp_path: Path) -> None:
    assert choose(tmp_path, NOBODY) == local(tmp_path)
    with scripted_mlflow() as site:
        assert choose(tmp_path, site.address) == site.address


@contextmanager
def another_site() -> Iterator[str]:
    with ScriptedSite() as site:
        site.pages = {"/health": Page(b"OK"), "/version": Page(b"<html>Welcome!</html>"), "/": Page(b"Hello")}
        yield site.address


@contextmanager
def empty_site() -> Iterator[str]:
    with ScriptedSite() as site:
        yield site.address


@contextmanager
def sick_mlflow() -> Iterator[str]:
    with scripted_mlflow() as site:
        site.misbehave("/health", Status(500, body=b"OK"), times=2)
        yield site.address


@contextmanager
def slow_mlflow() -> Iterator[str]:
    with scripted_mlflow() as site:
        site.misbehave("/version", Late(5), times=2)
        yield site.address


@contextmanager
def no_such_host() -> Iterator[str]:
    yield "http://mlflow.invalid:5000"


@pytest.mark.parametrize(
    "odd",
    [another_site, empty_site, sick_mlflow, slow_mlflow, swallowing_server, trickling_server, no_such_host],
)
def test_what_is_no_sound_mlflow_server_is_passed_over_in_half_a_second(
    tmp_path: Path, odd: Callable[[], AbstractContextManager[str]]
) -> None:
    with odd() as address:
        began = monotonic()
        assert choose(tmp_path, address, address) == local(tmp_path)
        assert monotonic() - began < 1  # half a second, and what a busy machine adds


def test_a_server_that_was_found_stays_the_choice_while_it_is_away(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with scripted_mlflow() as site, scripted_mlflow() as other:
        assert choose(tmp_path, site.address) == site.address
        assert choose(tmp_path, other.address) == site.address
        asked = len(site.requests)
    assert choose(tmp_path, NOBODY) == site.address

    assert asked == 2
    told = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]
    assert len(told) == 1
    assert site.address in told[0]
    assert "mlflow-server.txt" in told[0]


def test_who_misses_the_server_is_told_how_to_choose_anew(tmp_path: Path) -> None:
    with scripted_mlflow() as site:
        choose(tmp_path, site.address)
    store = chosen_store(configured="", servers=(), var_folder=tmp_path)

    assert all(words in store.advice for words in ("PREDICTIONDEX_MLFLOW_TRACKING_URI", "delete", "mlflow-server.txt"))
    (tmp_path / "mlflow-server.txt").unlink()
    assert choose(tmp_path, NOBODY) == local(tmp_path)


def test_a_memory_that_says_nothing_is_no_memory(tmp_path: Path) -> None:
    (tmp_path / "mlflow-server.txt").write_text("\n")
    with scripted_mlflow() as site:
        assert choose(tmp_path, NOBODY) == local(tmp_path)
        assert choose(tmp_path, site.address) == site.address
    assert choose(tmp_path, NOBODY) == site.address


def test_a_server_that_cannot_be_remembered_is_taken_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")
    with scripted_mlflow() as site:
        assert choose(tmp_path / "var", site.address) == site.address
    assert "cannot be remembered" in caplog.text


def test_a_local_store_with_models_is_not_left_for_a_server_that_appears(tmp_path: Path) -> None:
    connection = MlflowConnection(tracking_uri=new_store(tmp_path), artifact_folder=tmp_path / "mlartifacts")
    with scripted_mlflow() as site:
        tracker, registry = MlflowTracker(connection), MlflowModelRegistry(connection)
        run_id = tracker.record(training_run(artefact=odd_artefact()))
        put_into_production(registry, run_id, odd_artefact())

        assert choose(tmp_path, site.address) == local(tmp_path)
        assert site.requests == []
    assert registry.aliased(Alias.PRODUCTION).version == "1"


def test_a_local_store_without_models_holds_nobody_back(tmp_path: Path) -> None:
    new_store(tmp_path)
    with scripted_mlflow() as site:
        assert choose(tmp_path, site.address) == site.address


def test_a_store_that_cannot_be_read_is_not_left(tmp_path: Path) -> None:
    (tmp_path / "mlflow.db").write_text("no database\n" * 500)
    with scripted_mlflow() as site:
        assert choose(tmp_path, site.address) == local(tmp_path)
