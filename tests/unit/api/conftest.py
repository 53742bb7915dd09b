from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.presentation.api.application import create_api
from tests.fakes.fake_api_container import FakeApiContainer
from tests.unit.api.asgi_client import AsgiClient

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture
def container(pokedex: Pokedex) -> FakeApiContainer:
    return FakeApiContainer(pokedex)


@pytest.fixture
def client(container: FakeApiContainer) -> AsgiClient:
    return AsgiClient(create_api(container, version="1.2.3"))
