"""What is asked of a container that says it is well."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from scripts.images.containers import ContainerError
from scripts.images.layers import TEMPORARY

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.images.containers import Container

_SECONDS: Final = 30
_DUEL: Final = {
    "a": {"pokemon": "pikachu", "move": "thunderbolt"},
    "b": {"pokemon": "gyarados", "move": "waterfall"},
}
_PLACES: Final = {"/opt/predictiondex": False, "/etc": False, "/var/lib/predictiondex": True, TEMPORARY: True}
"""Where it may write, and where not."""
_NO_RIGHTS: Final = "0" * 16


def ask(container: Container, secrets: Path) -> str:
    """Return what it answered, in a few words; raise `ContainerError`."""
    match container.service.name:
        case "api":
            return _of_api((secrets / "operator_key").read_text(encoding="ascii").strip())
        case "ui":
            return _of_ui()
        case _:
            return _of_mlflow()


def require_no_rights(container: Container) -> None:
    """Raise `ContainerError` where it is more than it should be, or could write where it should not."""
    told = container.status()
    expected = {"Uid": "10001", "Gid": "10001", "CapEff": _NO_RIGHTS, "CapBnd": _NO_RIGHTS, "NoNewPrivs": "1"}
    for name, value in expected.items():
        if told[name].split()[0] != value:
            raise ContainerError(f"{container.service.name}: {name} is {told[name]}")
    for place, writable in _PLACES.items():
        if container.can("touch", f"{place}/written") != writable:
            raise ContainerError(f"{container.service.name}: {place} is {'not ' * writable}written to")
    if container.can("python", "-m", "pip", "--version") or container.can("gcc", "--version"):
        raise ContainerError(f"{container.service.name} has what builds")


def _of_api(key: str) -> str:
    address = "http://127.0.0.1:8000/v1/predictions/duel"
    refused, _ = _fetch(address, _DUEL)
    status, answer = _fetch(address, _DUEL, Authorization=f"Bearer {key}")
    if (refused, status) != (401, 200):
        raise ContainerError(f"The API answered {refused} without a key, and {status} with one: {answer}")
    return f"401 without a key; with one, Pikachu wins with {json.loads(answer)['win_probability']:.3f}"


def _of_ui() -> str:
    status, page = _fetch("http://127.0.0.1:8501/")
    if status != HTTPStatus.OK or "<html" not in page:
        raise ContainerError(f"The web interface answered {status}")
    return "its first page"


def _of_mlflow() -> str:
    asked = "http://127.0.0.1:5000/api/2.0/mlflow/registered-models/search"
    status, answer = _fetch(asked)
    stranger, _ = _fetch(asked, Host="stranger.example")
    if (status, stranger) != (200, 403):
        raise ContainerError(f"MLflow answered {status}, and {stranger} by another name: {answer}")
    return f"{len(json.loads(answer).get('registered_models', []))} registered models; 403 by another name"


def _fetch(address: str, body: object = None, **headers: str) -> tuple[int, str]:
    data = None if body is None else json.dumps(body).encode()
    request = Request(address, data, {"Content-Type": "application/json", **headers})  # noqa: S310 - of this machine
    try:
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - of this machine
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()
