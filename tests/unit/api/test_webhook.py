from __future__ import annotations

import asyncio
import json
import threading
import time
from typing import TYPE_CHECKING, Any, Final

import pytest

from app.presentation.api.application import create_api
from app.presentation.api.bell import Bell, pause
from app.presentation.api.webhook_signature import signature
from tests.unit.api.asgi_client import AsgiClient

if TYPE_CHECKING:
    import httpx

    from tests.fakes.fake_api_container import FakeApiContainer

PATH: Final = "/webhooks/mlflow"
BODY: Final = json.dumps({"entity": "model_version_alias", "data": {"remark": "é"}}).encode()


def signed(secret: str, body: bytes = BODY, *, age: float = 0, **changed: str) -> dict[str, str]:
    timestamp = str(int(time.time() - age))
    headers = {
        "X-MLflow-Delivery-Id": "5c4e3a",
        "X-MLflow-Timestamp": timestamp,
        "X-MLflow-Signature": signature(secret, delivery="5c4e3a", timestamp=timestamp, body=body),
    }
    return headers | {name.replace("_", "-"): value for name, value in changed.items()}


def deliver(client: AsgiClient, headers: dict[str, str], body: bytes = BODY) -> httpx.Response:
    return client.post(PATH, content=body, headers={"Content-Type": "application/json"} | headers)


def test_a_signed_event_is_heard(client: AsgiClient, container: FakeApiContainer) -> None:
    answer = deliver(client, signed(container.hook_secret))
    assert (answer.status_code, answer.content) == (204, b"")


def test_the_signature_is_that_of_the_convention() -> None:
    # Worked out with OpenSSL: printf 'id.1700000000.{}' | openssl dgst -sha256 -hmac 'a secret' -binary | base64
    assert signature("a secret", delivery="id", timestamp="1700000000", body=b"{}") == (
        "v1,aOQcL3zgcHrsXiwMvv+1+N/NOpruPheWOH20FwLPnwU="
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: {},
        lambda headers: headers | {"X-MLflow-Signature": ""},
        lambda headers: headers | {"X-MLflow-Signature": headers["X-MLflow-Signature"][:-2]},
        lambda headers: headers | {"X-MLflow-Signature": "é".encode("latin-1")},
        lambda headers: headers | {"X-MLflow-Delivery-Id": "another"},
        lambda headers: headers | {"X-MLflow-Timestamp": str(int(headers["X-MLflow-Timestamp"]) + 1)},
    ],
)
def test_what_is_not_signed_as_it_arrives_is_refused(
    client: AsgiClient, container: FakeApiContainer, spoil: Any
) -> None:
    answer = deliver(client, spoil(signed(container.hook_secret)))

    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:predictiondex:problem:unsigned-event"
    assert container.hook_secret not in answer.text


def test_another_body_or_another_secret_is_refused(client: AsgiClient, container: FakeApiContainer) -> None:
    assert deliver(client, signed(container.hook_secret), BODY + b" ").status_code == 403
    assert deliver(client, signed("another secret!!")).status_code == 403


@pytest.mark.parametrize(("age", "status"), [(290, 204), (310, 403), (-290, 204), (-310, 403)])
def test_an_event_of_another_time_is_refused(
    client: AsgiClient, container: FakeApiContainer, age: float, status: int
) -> None:
    answer = deliver(client, signed(container.hook_secret, age=age))

    assert answer.status_code == status
    assert status == 204 or answer.json()["type"].endswith("stale-event")


@pytest.mark.parametrize("timestamp", ["", "now", "1e9", "-1", "9" * 400, "٣"])
def test_a_time_that_is_none_is_refused(client: AsgiClient, container: FakeApiContainer, timestamp: str) -> None:
    headers = signed(container.hook_secret)
    headers["X-MLflow-Signature"] = signature(container.hook_secret, delivery="5c4e3a", timestamp=timestamp, body=BODY)
    answer = client.post(PATH, content=BODY, headers={**headers, "X-MLflow-Timestamp": timestamp.encode()})

    assert answer.status_code == 403


def test_without_a_secret_nothing_is_heard(client: AsgiClient, container: FakeApiContainer) -> None:
    container.hook_secret = ""
    answer = deliver(client, signed(""))

    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:predictiondex:problem:webhooks-off"


def test_no_key_is_needed_in_production_and_from_afar(container: FakeApiContainer) -> None:
    client = AsgiClient(create_api(container, version="1"), host="203.0.113.9")
    assert deliver(client, signed(container.hook_secret)).status_code == 204


def test_an_event_makes_the_service_look_at_once(container: FakeApiContainer) -> None:
    looked = threading.Semaphore(0)
    container.look = lambda: looked.release()  # noqa: PLW0108 - a look returns nothing
    container.look_every_seconds = 60
    api = create_api(container, version="1")

    async def serve() -> None:
        async with api.router.lifespan_context(api):
            assert await asyncio.to_thread(looked.acquire, timeout=2)
            await asyncio.sleep(0.05)
            client = AsgiClient(api)
            answer = await asyncio.to_thread(deliver, client, signed(container.hook_secret))
            assert answer.status_code == 204
            assert await asyncio.to_thread(looked.acquire, timeout=2)

    asyncio.run(serve())


def test_a_ring_during_a_look_is_not_missed() -> None:
    async def look_and_pause() -> float:
        bell = Bell()
        next_ring = bell.next_ring()
        bell.ring()
        began = time.monotonic()
        await pause(5, until=next_ring)
        heard = time.monotonic() - began
        await pause(0.05, until=bell.next_ring())
        return heard

    assert asyncio.run(look_and_pause()) < 1
