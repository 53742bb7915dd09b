"""The bundled Pokédex, and the atlas of its untrained duels."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app.domain.prediction.atlas import AtlasIndex
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from tests.conftest import ROOT

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex


@cache
def pokedex() -> Pokedex:
    return BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex


@cache
def atlas() -> AtlasIndex:
    return AtlasIndex.of(pokedex())
