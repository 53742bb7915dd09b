from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.fake_pokedex_source import FakePokedexSource
from tests.public_sites.scripted_site import ScriptedSite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.pokedex.pokedex import Pokedex


@pytest.fixture
def bundled(pokedex: Pokedex) -> FakePokedexSource:
    # Hypothesis tells what it tried, and a whole Pokédex is too long to be told.
    return FakePokedexSource(pokedex)


@pytest.fixture
def site() -> Iterator[ScriptedSite]:
    with ScriptedSite() as site:
        yield site
