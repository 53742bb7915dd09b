"""A server that is away, slow or broken becomes a `RegistryUnavailableError`, and soon."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

import pytest

from app.application.ports.model_registry import RegistryUnavailableError
from app.domain.registry.model_version import Alias
from app.infrastructure.learning.mlflow_connection import MlflowConnection
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from tests.odd_servers import scripted_mlflow, swallowing_server, trickling_server
from tests.public_sites.scripted_site import Hangup, Late, Page, ScriptedSite, Status, Truncated

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.public_sites.scripted_site import Misbehaviour

_QUESTION: Final = "/api/2.0/mlflow/registered-models/alias?name=predictiondex&alias=production"
_ANSWER: Final = b'{"model_version": {"name": "predictiondex", "version": "1"}}'


def why_unavailable(address: str, folder: Path, advice: str = "") -> str:
    connection = MlflowConnection(tracking_uri=address, artifact_folder=folder, advice=advice)
    with pytest.raises(RegistryUnavailableError) as raised:
        MlflowModelRegistry(connection).aliased(Alias.PRODUCTION)
    assert "\n" not in raised.value.reason
    assert len(raised.value.reason) < 400
    return raised.value.reason


@pytest.mark.parametrize("silent", [swallowing_server, trickling_server])
def test_a_silent_server_is_given_up_after_three_seconds(
    silent: Callable[[], AbstractContextManager[str]], tmp_path: Path
) -> None:
    with silent() as address:
        began = monotonic()
        why_unavailable(address, tmp_path)
        assert monotonic() - began < 5  # three, and what a busy machine adds


def test_a_server_that_is_away_is_given_up_at_once_with_the_advice(tmp_path: Path) -> None:
    began = monotonic()
    assert "Start it again." in why_unavailable("http://127.0.0.1:9", tmp_path, advice="Start it again.")
    assert monotonic() - began < 2


def test_what_is_no_mlflow_server_is_not_asked_for_models(tmp_path: Path) -> None:
    with ScriptedSite() as site:
        site.pages["/version"] = Page(b"{}", has_etag=False)
        assert "not an MLflow server" in why_unavailable(site.address, tmp_path)
        assert [one.path for one in site.requests] == ["/version"]


@pytest.mark.parametrize(
    "misbehaviour",
    [
        Status(500),
        Status(503, {"Retry-After": "0"}),
        Status(500, body=b'{"error_code": "INTERNAL_ERROR", "message": "the database is away\\nTraceback"}'),
        Status(200, body=b"<html><body>\nPlease log in</body></html>"),
        Status(200, body=b"[1, 2]"),
        Status(200, body=b'{"model_version": 7}'),
        Status(200, body=b'{"model_version": {"version": {}}}'),
        Status(200, body=b"\xff\xfe"),
        Truncated(),
        Hangup(),
        Late(3),
    ],
    ids=repr,
)
def test_a_server_that_answers_badly_is_unavailable(
    misbehaviour: Misbehaviour, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLFLOW_HTTP_REQUEST_TIMEOUT", "1")
    with scripted_mlflow() as site:
        site.pages[_QUESTION] = Page(_ANSWER, has_etag=False)
        site.misbehave(_QUESTION, misbehaviour, times=5)
        began = monotonic()
        assert why_unavailable(site.address, tmp_path)
        assert monotonic() - began < 4  # two tries of a second at most
        assert 1 <= site.asked(_QUESTION) <= 2


@pytest.mark.parametrize("password", ["hunter2", "p@ss:w%2Frd"])
def test_credentials_in_the_address_are_never_shown(password: str, tmp_path: Path) -> None:
    assert password not in why_unavailable(f"http://misty:{password}@127.0.0.1:9", tmp_path)
    with scripted_mlflow() as site:
        address = site.address.replace("//", f"//misty:{password}@")
        site.misbehave(_QUESTION, Status(500), times=5)
        reason = why_unavailable(address, tmp_path)
    assert password not in reason
    assert "misty" not in reason
