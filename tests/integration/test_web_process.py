"""The web interface beside another process, which it does not outlive."""

from __future__ import annotations

import httpx
import pytest

from app.presentation.cli.web import web_interface
from tests.web_server import free_port, wait_for_pages

NOBODY = "http://127.0.0.1:9"


def test_it_is_there_until_the_block_ends() -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with web_interface("127.0.0.1", port, NOBODY):
        wait_for_pages(address)
    with pytest.raises(httpx.ConnectError):
        httpx.get(address)


def test_it_can_be_ended_before_it_has_begun() -> None:
    port = free_port()
    with web_interface("127.0.0.1", port, NOBODY):
        pass
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}")
