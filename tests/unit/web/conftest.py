from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.presentation.api.application import create_api
from tests.fakes.fake_api_container import FakeApiContainer
from tests.web_pages import line_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.pokedex.pokedex import Pokedex
    from tests.web_pages import LineToApi


@pytest.fixture
def container(pokedex: Pokedex) -> FakeApiContainer:
    """What stands behind the API that the pages ask."""
    return FakeApiContainer(pokedex)


@pytest.fixture
def line(container: FakeApiContainer) -> Iterator[LineToApi]:
    """Connect the pages with the API; a test that opens a page uses it."""
    with line_to(create_api(container, version="1.2.3")) as line:
        yield line
