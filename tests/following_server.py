"""What is asked of a server that follows the registry, to see which model answers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

import httpx

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.real_server import RealServer

DUEL: Final = {
    "a": {"pokemon": "pikachu", "move": "thunderbolt"},
    "b": {"pokemon": "charizard", "move": "flamethrower"},
}
QUICK: Final = {"FOLLOW_SECONDS": "0.2", "REGISTRY_SECONDS": "0.5", "WATCH_SECONDS": "0.2"}


def wait_until(reached: Callable[[], bool], *, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not reached() and time.monotonic() < deadline:
        time.sleep(0.02)
    return reached()


def model_state(server: RealServer) -> str:
    answer = httpx.get(f"{server.address}/health/ready", timeout=30)
    (state,) = (one for one in answer.json()["dependencies"] if one["name"] == "model")
    assert answer.status_code == 200, answer.text
    return str(state["detail"])


def answer_of(server: RealServer) -> dict[str, Any]:
    said = httpx.post(f"{server.address}/v1/predictions/duel", json=DUEL, timeout=30).raise_for_status()
    answer: dict[str, Any] = said.json()
    return answer


def answering(server: RealServer) -> str:
    return str(answer_of(server)["model_version"])
