"""The bundled Pokédex, and the atlas of its untrained duels."""

from __future__ import annotations

from typing import Final

from app.domain.prediction.atlas import AtlasIndex
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from tests.conftest import ROOT

POKEDEX: Final = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
ATLAS: Final = AtlasIndex.of(POKEDEX)
