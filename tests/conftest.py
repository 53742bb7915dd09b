from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.battle.tables import BattleTables
from app.domain.pokedex.pokedex import Pokedex
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def pokedex() -> Pokedex:
    return BundledPokedexSource(ROOT / "data" / "pokedex").fetch()


@pytest.fixture(scope="session")
def tables(pokedex: Pokedex) -> BattleTables:
    return BattleTables.of(pokedex)
