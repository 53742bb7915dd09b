from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

from moto.server import ThreadedMotoServer

from scripts.cloud.description import read_environment
from tests.fake_cloud.clients import client
from tests.fake_cloud.mending import own_zone

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def serving(name: str) -> Iterator[str]:
    """Give the address of a server of the fake cloud; what it makes itself it asks of itself."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    told = {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "fake",
        "AWS_SECRET_ACCESS_KEY": "fake",
        "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
    }
    try:
        with patch.dict(os.environ, told):
            client.cache_clear()
            parameters = read_environment(name).parameters
            own_zone(parameters["HostedZone"], parameters["Domain"])
            yield address
    finally:
        client.cache_clear()
        server.stop()
